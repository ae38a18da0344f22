import { readFileSync } from "node:fs";

/** The shell of a YAML file: every block scalar under `run:` or as an entry of a list, in order, without its indentation. */
export function shellBlocks(file: string): string[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => (/^\s*(run:|-) \|$/.test(line) ? [blockAfter(lines, index)] : []));
}

function blockAfter(lines: readonly string[], index: number): string {
  const depth = indentOf(lines[index] ?? "");
  const after = lines.slice(index + 1);
  const end = after.findIndex((line) => line.trim() !== "" && indentOf(line) <= depth);
  const block = end < 0 ? after : after.slice(0, end);
  const indent = Math.min(...block.filter((line) => line.trim() !== "").map(indentOf));
  return block.map((line) => line.slice(indent)).join("\n");
}

/** The fenced blocks of a Markdown file that are in one language. */
export const fencedBlocks = (file: string, language: string): string[] =>
  [...readFileSync(file, "utf8").matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, of, text = ""]) => (of === language ? [text] : []));

const indentOf = (line: string): number => line.length - line.trimStart().length;
