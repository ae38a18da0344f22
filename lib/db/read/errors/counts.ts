import { readSeries } from "../signals/series-rows";
import type { Step } from "../signals/tier-sql";

type ErrorQuery = {
  readonly service: string;
  readonly environment: string;
  readonly from: Date;
  readonly to: Date;
  readonly step: Step;
};

/** How often one signature happened in one version within one step. The signature `other` stands for all over a limit. */
export type ErrorCount = { readonly at: Date; readonly signature: string; readonly version: string; readonly count: number };

/**
 * How often each signature happened in each step that starts within [from, to), in order of time. Senders may tell of one exception by a
 * span event and by a log record: of both counts the larger stands, step by step, never their sum. Costs as `readSeries`; a step in
 * which a signature did not happen has no row.
 */
export async function readErrorCounts(query: ErrorQuery): Promise<ErrorCount[]> {
  const rows = await readSeries({ ...query, version: null, operation: null, kinds: ["exception", "exception-log"] });
  const larger = new Map<string, ErrorCount>();
  for (const { at, version, operation, rollup } of rows) {
    const key = `${at.getTime()} ${operation} ${version}`;
    const known = larger.get(key);
    if (known === undefined || known.count < rollup.count) larger.set(key, { at, signature: operation, version, count: rollup.count });
  }
  return [...larger.values()];
}
