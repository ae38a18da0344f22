import { findImport, saveImport } from "@/lib/db/write/import-progress";
import { type Actor, authorise } from "@/lib/domain/access";
import type { WakeError } from "@/lib/domain/error";
import { EVENT_KINDS, type EventKind } from "@/lib/ingest/events/event-draft";
import { recordEvents } from "@/lib/services/event/record";
import { type ImportLine, readLine } from "./read-line";

/** Lines that are stored before the next are read; progress is noted after each such window. */
const WINDOW = 2_000;
const BATCH = 1_000;

export type LineCounts = { readonly line: number; readonly created: number; readonly duplicates: number; readonly refused: number };
export type RefusedLine = { readonly line: number; readonly reason: string };

export type LineImport = {
  /** The same for the same content, so that a run that was broken off is taken up again; null when it cannot be. */
  readonly subject: string | null;
  /** What people know it by. */
  readonly name: string;
  readonly lines: AsyncIterable<ImportLine>;
  /** Of the whole; null while nobody knows. */
  readonly total: number | null;
  /** What every line is, when the lines do not say. */
  readonly kind: EventKind | null;
  /** Begin again, also where an earlier run has been. */
  readonly again: boolean;
};

type Watch = {
  readonly refused: (refused: RefusedLine) => void;
  readonly progress: (counts: LineCounts) => void;
  readonly signal: AbortSignal;
};

/**
 * Stores an event for each line, as the event API would, in windows of 2,000 lines; within one, lines of a kind keep their order. A line
 * that is refused is told with its number and stops nothing. Returns the counts, those of the run that it went on from included, and
 * whether it came to the end. What is read again after a kill is known by its content. Throws what the database throws.
 */
export async function importLines(
  actor: Actor | null,
  { subject, name, lines, total, kind, again }: LineImport,
  watch: Watch,
  clock: () => Date,
): Promise<LineCounts & { readonly ended: boolean }> {
  authorise(actor, "events.write");
  let counts = await earlierCounts(subject, again);
  const note = (state: "running" | "done"): Promise<void> | null =>
    subject === null ? null : saveImport(subject, { cursor: counts, done: counts.line, total, state, detail: name }, clock());
  for await (const window of windowsOf(lines, counts.line)) {
    counts = await storeWindow(actor, window, kind, counts, watch, clock());
    await note("running");
    watch.progress(counts);
    if (watch.signal.aborted) return { ...counts, ended: false };
  }
  await note("done");
  return { ...counts, ended: true };
}

async function earlierCounts(subject: string | null, again: boolean): Promise<LineCounts> {
  const earlier = subject === null || again ? null : await findImport(subject);
  const count = (name: keyof LineCounts): number => Number(earlier?.cursor[name] ?? 0);
  return { line: count("line"), created: count("created"), duplicates: count("duplicates"), refused: count("refused") };
}

async function* windowsOf(lines: AsyncIterable<ImportLine>, after: number): AsyncGenerator<ImportLine[]> {
  let window: ImportLine[] = [];
  for await (const line of lines) {
    if (line.number <= after) continue;
    window.push(line);
    if (window.length < WINDOW) continue;
    yield window;
    window = [];
  }
  if (window.length > 0) yield window;
}

type Numbered = { readonly line: number; readonly value: unknown };

async function storeWindow(
  actor: Actor,
  window: readonly ImportLine[],
  kindOfAll: EventKind | null,
  before: LineCounts,
  { refused: tell }: Watch,
  now: Date,
): Promise<LineCounts> {
  const byKind = new Map<EventKind, Numbered[]>(EVENT_KINDS.map((kind) => [kind, []]));
  const refusals: RefusedLine[] = [];
  for (const line of window) {
    const reading = readLine(line, kindOfAll);
    if ("refused" in reading) refusals.push({ line: line.number, reason: reading.refused });
    else byKind.get(reading.kind)?.push({ line: line.number, value: reading.value });
  }
  let [created, duplicates] = [before.created, before.duplicates];
  for (const [kind, own] of byKind)
    for (let from = 0; from < own.length; from += BATCH) {
      const batch = own.slice(from, from + BATCH);
      const results = await recordEvents(actor, { kind, values: batch.map(({ value }) => value) }, now);
      for (const [index, result] of results.entries()) {
        if (result.outcome === "refused") refusals.push({ line: batch[index]?.line ?? 0, reason: reasonOf(result.error) });
        else if (result.outcome === "created") created += 1;
        else duplicates += 1;
      }
    }
  for (const refusal of refusals.sort((a, b) => a.line - b.line)) tell(refusal);
  return { line: window.at(-1)?.number ?? before.line, created, duplicates, refused: before.refused + refusals.length };
}

/** Every wrong field, since nobody answers back to a file. */
const reasonOf = ({ message, issues }: WakeError): string =>
  issues.length > 1 ? issues.map(({ field, message: wrong }) => `${field} ${wrong}`).join("; ") : message;
