import { MAX_LINE_CHARS, MAX_STACK_LINES } from "../exception-limits";
import { atLine } from "./at-line";
import type { Frame } from "./frame";

const PYTHON_HEAD = "(most recent call last):";
const PYTHON = /^[\s|+]*File "([^"]*)", line \d+(?:, in (.+))?$/;
const AT = /^\s*at (\S.*)$/;
const PHP = /^#\d+ (?:(.+)\(\d+\)|\[internal function\]): (.+)$/;
const RUBY = /^\s*(?:from )?([^\s:][^:]*(?::[\\/][^:]*)?):\d+:in [`'](.+?)'/;
const GO_FILE = /^\s+(\S.*\.go):\d+(?: \+0x[0-9a-f]+)?$/;
const AT_SIGN = /^([^@]*)@(\S*[\\/]\S*?)(?::\d+){1,2}$/;

/**
 * The frames of a stack in the order from the innermost outwards, whatever language wrote it: JavaScript (both ways), Python, Java and its
 * kin, Go, .NET, Ruby, PHP. Lines that are no frame are passed over. Takes time linear in the length of the stack.
 */
export function readStack(stack: string): Frame[] {
  const frames: Frame[] = [];
  let python: Frame[] = [];
  let before = "";
  for (const raw of stack.split("\n", MAX_STACK_LINES)) {
    const line = raw.slice(0, MAX_LINE_CHARS).trimEnd();
    // Of a chain of exceptions, Python tells the one that was thrown last.
    if (line.endsWith(PYTHON_HEAD)) python = [];
    const inner = PYTHON.exec(line);
    if (inner !== null) python.push({ name: inner[2] ?? "", file: inner[1] ?? "" });
    else {
      const frame = frameOf(line, before);
      if (frame !== null) frames.push(frame);
    }
    before = line;
  }
  return python.length > 0 ? python.reverse() : frames;
}

function frameOf(line: string, before: string): Frame | null {
  const at = AT.exec(line);
  if (at !== null) return atLine(at[1] ?? "");
  const go = GO_FILE.exec(line);
  if (go !== null) return { name: goFunction(before), file: go[1] ?? "" };
  const php = PHP.exec(line);
  if (php !== null) return { name: (php[2] ?? "").split("(", 1)[0] ?? "", file: php[1] ?? "[internal]" };
  const ruby = RUBY.exec(line);
  if (ruby !== null) return { name: ruby[2] ?? "", file: ruby[1] ?? "" };
  const browser = AT_SIGN.exec(line);
  return browser === null ? null : { name: (browser[1] ?? "").trim(), file: browser[2] ?? "" };
}

/** The function of a Go call, which stands on the line before its file, with its arguments. */
function goFunction(line: string): string {
  const call = line
    .trim()
    .replace(/^created by /, "")
    .replace(/ in goroutine \d+$/, "");
  return call.endsWith(")") ? call.slice(0, call.lastIndexOf("(")) : call;
}
