import { MAX_FRAME_CHARS } from "../exception-limits";
import { cut } from "../value-text";
import type { Frame } from "./frame";

/** What compilers and class loaders add to names, and what is left of it. */
const GENERATED: readonly (readonly [pattern: RegExp, kept: string])[] = [
  [/ \[as [^\]]*\]$/, ""],
  [/^(?:async|new) /, ""],
  // Ruby
  [/^(?:(?:block(?: \(\d+ levels?\))?|rescue|ensure) in )+/, ""],
  // .NET: state machines of asynchronous methods, closures and local functions
  [/<>c(?:__DisplayClass\d+_\d+)?\./g, ""],
  [/<(\w+)>[a-z](?:__[\w|]*)?/g, "$1"],
  [/\.MoveNext$/, ""],
  // Java and its kin: proxies, lambdas, anonymous classes
  [/\$\$[^.]*/g, ""],
  [/(lambda\$\w+?)\$\d+/g, "$1"],
  [/\$(Proxy)?\d+/g, "$$$1"],
  // Go
  [/\.func\d+(?:\.\d+)*/g, ".func"],
  // Addresses and numbers that a machine gave
  [/0x[0-9a-f]+/gi, "#"],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, "#"],
  [/\d{4,}/g, "#"],
];

/** Digests that bundlers put into the names of files, so that they change with every build. */
const DIGEST = /[.-](?:[0-9a-f]{6,}|(?=[A-Za-z_]*\d)\w{8,})(?=\.)/gi;

/** A frame as it stays the same over builds, machines and edits elsewhere in its file: `function (file)`. */
export function frameText({ name, file }: Frame): string {
  let called = name;
  for (const [pattern, kept] of GENERATED) called = called.replace(pattern, kept);
  const path = file.replace(/[?#].*$/, "");
  const base = path
    .slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1)
    .replace(DIGEST, "")
    .replace(/\d{4,}/g, "#");
  return cut(base === "" ? called : called === "" ? base : `${called} (${base})`, MAX_FRAME_CHARS);
}
