/** Characters that mean something to Markdown anywhere in a line; a backslash takes the meaning away. */
const SPECIAL = /[\\`*_[\]<>|~&]/g;
/** What begins a heading, a list, a quotation, a rule or an underline at the start of a line. */
const OPENING = /^(#{1,6}|[-+=]+)(?=\s|$|[-+=])/;
const NUMBERED = /^(\d{1,9})([.)])/;

/** A text that somebody wrote, on one line, as Markdown shows it word for word. */
export const inline = (text: string): string => escaped(text.replaceAll(/\s+/g, " ").trim());

/** A text that somebody wrote, with its paragraphs and line breaks, as Markdown shows it word for word; null when there is none. */
export function block(text: string): string | null {
  const paragraphs = text
    .replaceAll("\r\n", "\n")
    .trim()
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== "");
  if (paragraphs.length === 0) return null;
  return paragraphs.map((paragraph) => paragraph.split("\n").map(inline).join("\\\n")).join("\n\n");
}

const escaped = (line: string): string =>
  line
    .replaceAll(SPECIAL, (character) => `\\${character}`)
    .replace(OPENING, (mark) => `\\${mark}`)
    .replace(NUMBERED, "$1\\$2");

/** An instant to the second, in UTC. */
export const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
