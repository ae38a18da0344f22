/** A value of a YAML document that holds nothing but maps, lists of maps and plain or double-quoted scalars. */
export type Yaml = string | { readonly [key: string]: Yaml } | readonly Yaml[];

type Line = { readonly indent: number; readonly text: string };

/** Reads such a document; throws at anything that it does not know, so that nothing is read wrongly. */
export function plainYaml(text: string): Yaml {
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.trim().startsWith("#"))
    .map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }));
  return block(lines);
}

function block(lines: readonly Line[]): Yaml {
  const [first] = lines;
  if (first === undefined) return "";
  const parts = groups(lines, first.indent);
  if (first.text.startsWith("- "))
    return parts.map(([head, ...rest]) => block([{ indent: head.indent + 2, text: head.text.slice(2) }, ...rest]));
  return Object.fromEntries(
    parts.map(([head, ...rest]) => {
      const [, key, value] = /^([\w-]+):(?: (.+))?$/.exec(head.text) ?? [];
      if (key === undefined || (value !== undefined && rest.length > 0)) throw new Error(`“${head.text}” is not plain`);
      return [key, value === undefined ? block(rest) : scalar(value)];
    }),
  );
}

/** Each line of one depth with what is deeper below it. */
function groups(lines: readonly Line[], indent: number): [Line, ...Line[]][] {
  const found: [Line, ...Line[]][] = [];
  for (const line of lines) {
    if (line.indent === indent) found.push([line]);
    else if (line.indent > indent) found.at(-1)?.push(line);
    else throw new Error(`“${line.text}” stands too far out`);
  }
  return found;
}

function scalar(text: string): string {
  if (text.startsWith('"')) return String(JSON.parse(text));
  if (/^[[{&*!|>'%@`]/.test(text)) throw new Error(`“${text}” is not plain`);
  return text;
}
