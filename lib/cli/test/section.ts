/** What a section counted; `note` says why it did not run or could not. */
export type Tally = { readonly passed: number; readonly failed: number; readonly note?: string };

export type Section = { readonly title: string; readonly run: () => Promise<Tally> };

export const passed: Tally = { passed: 1, failed: 0 };
export const failed = (note?: string): Tally => ({ passed: 0, failed: 1, ...(note !== undefined && { note }) });

/** Runs every section, also after a failure, and returns their sum. One that throws counts as one failure. */
export async function runSections(sections: readonly Section[], say: (line: string) => void): Promise<Tally> {
  const summary: string[] = [];
  let sum: Tally = { passed: 0, failed: 0 };
  for (const { title, run } of sections) {
    say(`\n── ${title} ──`);
    const started = performance.now();
    const tally = await run().catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    const note = tally.note === undefined ? "" : `: ${tally.note}`;
    summary.push(`${tally.failed > 0 ? "✗" : "✓"} ${title}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)${note}`);
    sum = { passed: sum.passed + tally.passed, failed: sum.failed + tally.failed };
  }
  say(`\n── Summary ──\n${summary.join("\n")}\n`);
  return sum;
}
