/** Edit distance, a swap of neighbours counted once (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped));
    }
  }
  return at(a.length, b.length);
}

/** Words that senders of other tools use. */
const SYNONYMS: Readonly<Record<string, string>> = {
  success: "succeeded",
  successful: "succeeded",
  ok: "succeeded",
  done: "succeeded",
  finished: "succeeded",
  failure: "failed",
  error: "failed",
  canceled: "cancelled",
  aborted: "cancelled",
  running: "started",
  in_progress: "started",
  pending: "queued",
  rollback: "rolled_back",
  closed: "resolved",
  triggered: "open",
  opened: "open",
  firing: "open",
};

/** The allowed word that somebody most likely meant; null when none is near. */
export function closest(given: string, allowed: readonly string[]): string | null {
  const word = given
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_")
    .slice(0, 40);
  const synonym = Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined;
  if (synonym !== undefined && allowed.includes(synonym)) return synonym;
  const [best] = allowed.map((option) => ({ option, away: distance(word, option) })).sort((a, b) => a.away - b.away);
  return best !== undefined && best.away <= Math.max(1, Math.floor(best.option.length / 3)) ? best.option : null;
}
