import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseSync, Visitor } from "oxc-parser";

export type ImportEdge = {
  /** As written. */
  readonly specifier: string;
  /** Path of the file it resolves to, or null for a package or a Node module. */
  readonly target: string | null;
  readonly typeOnly: boolean;
  readonly line: number;
};

export type Finding = { readonly line: number; readonly what: string };

export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly client: boolean;
  readonly imports: readonly ImportEdge[];
  readonly reExports: number;
  readonly ownExports: number;
  /** Reads of `process.env`. */
  readonly environment: readonly Finding[];
  /** Reads of the clock or of chance: `Date.now()`, `new Date()`, `Math.random()`. */
  readonly clock: readonly Finding[];
  readonly longFunctions: readonly Finding[];
};

const ROOT = path.resolve(import.meta.dirname, "../../..");
const FOLDERS = ["app", "components", "lib", "prisma/seed"];
const ROOT_FILES = ["instrumentation.ts", "proxy.ts", "prisma.config.ts"];
/** Not a setting: the compiler writes a constant in its place. */
const REPLACED = "process.env.NEXT_RUNTIME";
const GENERATED = "lib/db/generated/";

/** Every source file of the product, parsed. Tests, generated code and styles are not part of the house. */
export function sourceTree(): readonly SourceFile[] {
  const paths = [...FOLDERS.flatMap((folder) => walk(folder)), ...ROOT_FILES.filter(exists)];
  return paths.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith(GENERATED)).map(read);
}

function read(file: string): SourceFile {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length;
  const { module, program } = parseSync(file, text);
  const edge = (specifier: string, typeOnly: boolean, start: number): ImportEdge => ({
    specifier,
    target: resolve(file, specifier),
    typeOnly,
    line: lineOf(start),
  });
  const exported = module.staticExports.flatMap((one) => one.entries);
  const found = { environment: [] as Finding[], clock: [] as Finding[], long: [] as Finding[] };
  const body = (node: { start: number; end: number }): void => {
    const length = lineOf(node.end) - lineOf(node.start) + 1;
    if (length > 50) found.long.push({ line: lineOf(node.start), what: `a function of ${length} lines` });
  };
  new Visitor({
    FunctionDeclaration: body,
    FunctionExpression: body,
    ArrowFunctionExpression: body,
    MemberExpression(node) {
      const written = text.slice(node.start, node.end);
      if (written === "process.env" && !text.startsWith(REPLACED, node.start))
        found.environment.push({ line: lineOf(node.start), what: written });
    },
    CallExpression(node) {
      const written = text.slice(node.callee.start, node.callee.end);
      if (written === "Date.now" || written === "Math.random") found.clock.push({ line: lineOf(node.start), what: `${written}()` });
    },
    NewExpression(node) {
      if (text.slice(node.callee.start, node.callee.end) === "Date" && node.arguments.length === 0)
        found.clock.push({ line: lineOf(node.start), what: "new Date()" });
    },
  }).visit(program);
  return {
    path: file,
    text,
    lines: text.split("\n").length - 1,
    client: /^\s*["']use client["']/.test(text),
    imports: [
      ...module.staticImports.map((one) =>
        edge(one.moduleRequest.value, one.entries.length > 0 && one.entries.every((entry) => entry.isType), one.start),
      ),
      ...exported.flatMap((entry) => (entry.moduleRequest ? [edge(entry.moduleRequest.value, entry.isType, entry.start)] : [])),
      ...module.dynamicImports.flatMap((one) => {
        const literal = /^["'`]([^"'`]+)["'`]$/.exec(text.slice(one.moduleRequest.start, one.moduleRequest.end));
        return literal?.[1] === undefined ? [] : [edge(literal[1], false, one.start)];
      }),
    ],
    reExports: exported.filter((entry) => entry.moduleRequest).length,
    ownExports: exported.filter((entry) => !entry.moduleRequest).length,
    environment: found.environment,
    clock: found.clock,
    longFunctions: found.long,
  };
}

function resolve(from: string, specifier: string): string | null {
  if (!specifier.startsWith(".") && !specifier.startsWith("@/")) return null;
  const base = specifier.startsWith("@/") ? specifier.slice(2) : path.posix.join(path.posix.dirname(from), specifier);
  return [base, `${base}.ts`, `${base}.tsx`, `${base}.mjs`].find(exists) ?? base;
}

const exists = (file: string): boolean => statSync(path.join(ROOT, file), { throwIfNoEntry: false })?.isFile() === true;

function walk(folder: string): string[] {
  const found = statSync(path.join(ROOT, folder), { throwIfNoEntry: false });
  if (found === undefined) return [];
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}
