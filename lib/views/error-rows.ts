import type { ErrorListModel, ErrorRow } from "@/lib/charts/error-list/model";
import { formatCount, formatPlural } from "@/lib/charts/format";
import { type ErrorCount, readErrorCounts } from "@/lib/db/read/errors/counts";
import { readSamples } from "@/lib/db/read/errors/samples";
import { readSignatures, type SignatureFacts } from "@/lib/db/read/errors/signatures";
import { groupBy } from "@/lib/domain/group-by";
import { countSpark } from "./count-spark";
import { countTier } from "./count-tier";

type ErrorWindow = { readonly service: string; readonly environment: string; readonly from: Date; readonly to: Date };

type Choice = {
  /** One version, or null for all together. */
  readonly version: string | null;
  /** A fault is new when it was not seen in the 14 days before this time. */
  readonly newSince: Date;
  /** Rows to answer at most. */
  readonly most: number;
  /** New faults before all others; else the most frequent first. */
  readonly newFirst: boolean;
};

const BASELINE_MS = 14 * 86_400_000;
const SAMPLES = 5;

/** The faults of a service in one environment and window. The caller has made sure that the reader reaches both. */
export async function readErrorRows(window: ErrorWindow, choice: Choice, now: Date): Promise<ErrorListModel> {
  const tier = countTier(window, now);
  const counts = (await readErrorCounts({ ...window, ...tier })).filter(
    ({ version }) => choice.version === null || version === choice.version,
  );
  const bySignature = groupBy(counts, ({ signature }) => signature);
  const { service, environment } = window;
  const baseline = { from: new Date(choice.newSince.getTime() - BASELINE_MS), to: choice.newSince };
  const facts = await readSignatures({ service, environment, signatures: [...bySignature.keys()], baseline });
  const faults = facts.map((one) => ({ ...one, cases: bySignature.get(one.signature) ?? [], isNew: !one.seenBefore }));
  const ordered = faults.toSorted(
    (a, b) =>
      (choice.newFirst ? Number(b.isNew) - Number(a.isNew) : 0) || total(b.cases) - total(a.cases) || (a.signature < b.signature ? -1 : 1),
  );
  const shown = ordered.slice(0, choice.most);
  const wanted = { signatures: shown.map(({ signature }) => signature), version: choice.version, most: SAMPLES };
  const samples = await readSamples({ service, environment, ...wanted });
  const rows = shown.map((fault) => ({
    ...describe(fault, { from: tier.from, to: window.to, now }),
    isNew: fault.isNew,
    samples: samples.filter(({ signature }) => signature === fault.signature),
  }));
  const newFaults = faults.filter(({ isNew }) => isNew).length;
  return { rows, newFaults, knownFaults: faults.length - newFaults, otherCases: total(counts) - total(rows) };
}

const total = (counted: readonly { readonly count: number }[]): number => counted.reduce((sum, { count }) => sum + count, 0);

type Fault = SignatureFacts & { readonly cases: readonly ErrorCount[] };

function describe(
  { seenBefore: _, cases, ...facts }: Fault,
  time: { from: Date; to: Date; now: Date },
): Omit<ErrorRow, "isNew" | "samples"> {
  const versions = Array.from(
    groupBy(cases, ({ version }) => version),
    ([version, some]) => ({ version, count: total(some) }),
  );
  const count = total(cases);
  return {
    ...facts,
    count,
    spark: countSpark(cases, time, (most) => `${formatPlural(count, "case")} over the period, at most ${formatCount(most)} in one bar.`),
    versions: versions.toSorted((a, b) => b.count - a.count || (a.version < b.version ? -1 : 1)),
  };
}
