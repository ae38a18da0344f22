import type { Frame } from "./frame";

const DOTNET_LINE = /:line \d+$/;
const JAVA_FILE = /^[\w$.-]+\.\w+(?::-?\d+)?$/;
const JAVA_NO_FILE = /^(?:Native Method|Unknown Source|<generated>)$/;
const JAVA_MODULE = /^[\w.@$-]*\/{1,2}/;

/** What follows `at ` on a stack of JavaScript, of Java and its kin, or of .NET. */
export function atLine(line: string): Frame {
  if (DOTNET_LINE.test(line)) {
    const split = line.lastIndexOf(" in ");
    if (split > 0) return { name: beforeParenthesis(line.slice(0, split)), file: withoutPlace(line.slice(split + 4)) };
  }
  if (!line.endsWith(")")) return { name: "", file: withoutPlace(line.replace(/^async /, "")) };
  const open = line.lastIndexOf("(");
  const [before, inside] = [line.slice(0, open), line.slice(open + 1, -1)];
  if (before.endsWith(" ")) return { name: before.trim(), file: withoutPlace(inside) };
  if (JAVA_FILE.test(inside)) return { name: before.replace(JAVA_MODULE, ""), file: withoutPlace(inside) };
  if (JAVA_NO_FILE.test(inside)) return { name: before.replace(JAVA_MODULE, ""), file: "" };
  return { name: beforeParenthesis(line), file: "" };
}

const beforeParenthesis = (call: string): string => call.slice(0, call.includes("(") ? call.indexOf("(") : call.length);

/** A location without its line and column. */
const withoutPlace = (location: string): string => location.replace(/(?::(?:line )?-?\d+){1,2}$/, "");
