/** A change of a release, with the files that it touches; null when its sender does not tell them. */
export type ChangedFiles = { readonly change: string; readonly files: readonly string[] | null };

/** A frame of an error in a file that a change of the release touches. */
export type ChangedFrame = {
  readonly frame: string;
  /** The file as the frame names it, without its folder. */
  readonly file: string;
  readonly change: string;
  /** The file as the change names it. */
  readonly path: string;
};

/** What is compiled into each other, so that a stack may name one and a commit the other. */
const SAME_LANGUAGE = new Set(["js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts"]);
/** Folders that a build puts in or takes away. */
const BUILT = new Set(["", ".", "src", "dist", "build", "out", "lib", "app", "target", "classes", "main", "java", "kotlin"]);
/** Names that say nothing without their folder. */
const COMMON = /^(?:index|main|mod|app|server|__init__|handler|utils?|helpers?|types?|route|page)\./i;

type Place = { readonly base: string; readonly folder: string };

/**
 * Which frames of an error, innermost first, lie in files that the changes of a release touch. Frames are `function (file)`, as signatures
 * hold them: a file is the same when its name is, and its folder as well where the stack tells one. A name as common as `index.ts` counts
 * only with its folder. A change that tells no files is never named; the caller says that it is not known.
 */
export function changedFrames(frames: readonly string[], stack: string, changes: readonly ChangedFiles[]): ChangedFrame[] {
  const found: ChangedFrame[] = [];
  for (const frame of frames) {
    const file = fileOf(frame);
    if (file === null) continue;
    const seen = foldersOf(file, stack);
    for (const { change, files } of changes) {
      const path = files?.find((one) => isSame(file, seen, placeOf(one)));
      if (path !== undefined) found.push({ frame, file, change, path });
    }
  }
  return found;
}

function fileOf(frame: string): string | null {
  const named = /\(([^()]+)\)$/.exec(frame)?.[1] ?? frame;
  return /^[^\s/\\]+\.[A-Za-z]\w*$/.test(named) ? named : null;
}

function placeOf(path: string): Place {
  const parts = path.split(/[/\\]/);
  return { base: kept(parts.at(-1) ?? ""), folder: folderIn(parts.slice(0, -1)) };
}

/** The nearest folder that no build puts in. */
const folderIn = (folders: readonly string[]): string => folders.findLast((one) => !BUILT.has(one)) ?? "";

/** Frames have no numbers that a machine gave. */
const kept = (base: string): string => base.replace(/\d{4,}/g, "#");

/** The folders of a file in a stack; empty when the stack names the file alone, or not at all. */
function foldersOf(file: string, stack: string): Set<string> {
  const found = new Set<string>();
  for (const [path] of stack.matchAll(/[^\s()"'<>]*[/\\][^\s()"'<>:?]+/g)) {
    const parts = path.split(/[/\\]/);
    if (kept(parts.at(-1) ?? "") === file) found.add(folderIn(parts.slice(0, -1)));
  }
  return found;
}

function isSame(file: string, seen: ReadonlySet<string>, { base, folder }: Place): boolean {
  if (nameOf(base) !== nameOf(file)) return false;
  if (seen.size > 0) return seen.has(folder) || (!COMMON.test(file) && (seen.has("") || folder === ""));
  return !COMMON.test(file);
}

/** The name of a file, with its language rather than its ending. */
function nameOf(base: string): string {
  const dot = base.lastIndexOf(".");
  const ending = base.slice(dot + 1).toLowerCase();
  return `${base.slice(0, dot)}.${SAME_LANGUAGE.has(ending) ? "js" : ending}`;
}
