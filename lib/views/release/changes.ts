import { type CarriedChange, changesCarriedBy } from "@/lib/db/read/change/carried-by";
import { filesOfChanges } from "@/lib/db/read/change/files-of";
import { changeLabel } from "./change-label";
import type { ReleaseErrors } from "./errors";

/** A change inside a release, with the files that it touches; null when nobody tells them. */
export type ReleaseChange = CarriedChange & { readonly label: string; readonly files: readonly string[] | null };

/** A change as the page shows it. */
export type ShownChange = CarriedChange & {
  readonly label: string;
  /** Files of it in which a new or risen error was thrown. */
  readonly suspectFiles: readonly string[];
};

/** The changes inside a deployment, each with its files as far as pushes tell them. */
export async function readReleaseChanges(deploymentId: string): Promise<ReleaseChange[]> {
  const changes = await changesCarriedBy(deploymentId);
  const files = await filesOfChanges(changes.map(({ id }) => id));
  return changes.map((change) => ({ ...change, label: changeLabel(change.id), files: files.get(change.id) ?? null }));
}

/** The changes with the files of theirs that new errors were thrown in, those first that have some. */
export function shownChanges(changes: readonly ReleaseChange[], errors: ReleaseErrors): ShownChange[] {
  const found = errors.rows.flatMap(({ changed = [] }) => changed);
  const shown = changes.map(({ files: _, ...change }) => ({
    ...change,
    suspectFiles: [...new Set(found.filter((one) => one.change === change.label).map(({ path }) => path))],
  }));
  return shown.toSorted((a, b) => Number(b.suspectFiles.length > 0) - Number(a.suspectFiles.length > 0));
}

/** What is known of the changes behind new errors, in a sentence; null where there is nothing to look for. */
export function suspectSentence(changes: readonly ReleaseChange[], errors: ReleaseErrors): string | null {
  const wanted = errors.rows.filter(({ changed }) => changed !== undefined);
  if (wanted.length === 0 || changes.length === 0) return null;
  if (changes.every(({ files }) => files === null))
    return "Which of them touch what fails is not known: nobody tells the files of their commits.";
  if (wanted.some(({ changed = [] }) => changed.length > 0)) return null;
  if (wanted.every(({ frames }) => frames.length === 0))
    return "Which of them touch what fails is not known: the new errors come without a stack.";
  const missing = changes.some(({ files }) => files === null);
  return `None of ${missing ? "those whose files are known" : "them"} touches a file in which a new error was thrown.`;
}
