/**
 * What somebody would write who wants to check the figures: it knows the answers of the API as JSON and the definitions in words, and
 * nothing of how the product works anything out.
 */
export type ApiRow = {
  readonly included: boolean;
  readonly reason: string | null;
  readonly finishedAt?: string;
  readonly deployedAt?: string;
  readonly change?: string | null;
  readonly deployment: string;
  readonly reached?: boolean;
  readonly hurt?: { readonly from: string; readonly until: string | null; readonly seconds: number | null } | null;
  readonly rework?: string | null;
  readonly leadSeconds?: number | null;
  readonly commitSeconds?: readonly number[];
  readonly commitsLeftOut?: number;
};

/** A figure as the script gets it. Interval and quarters only where the definition has them. */
export type Recomputed = {
  readonly value: number | null;
  readonly n: number;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly p25?: number | null;
  readonly p75?: number | null;
};

export type Question = { readonly metric: string; readonly unit: string; readonly days: number; readonly computedAt: string };

/** A figure from its rows. */
export function recompute(rows: readonly ApiRow[], { metric, unit, days, computedAt }: Question): Recomputed {
  const counted = rows.filter((row) => row.included);
  if (metric === "deploymentFrequency") return { value: counted.length / days, n: counted.length };
  if (metric === "leadTimeForChanges") {
    const seconds = counted.flatMap((row) => (unit === "commit" ? (row.commitSeconds ?? []) : [row.leadSeconds ?? Number.NaN]));
    return { n: seconds.length, value: percentile(seconds, 50), p25: percentile(seconds, 25), p75: percentile(seconds, 75) };
  }
  if (metric === "failedDeploymentRecoveryTime") return recovery(counted, Date.parse(computedAt));
  const hits = counted.filter((row) => (metric === "changeFailureRate" ? row.hurt !== null : row.rework !== null)).length;
  return counted.length === 0
    ? { value: null, n: 0 }
    : { value: hits / counted.length, n: counted.length, ...wilson(hits, counted.length) };
}

/** As spreadsheets and `percentile_cont` have it. */
function percentile(values: readonly number[], percent: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = ((sorted.length - 1) * percent) / 100;
  const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** E. B. Wilson 1927, solved for the share: the values p with |p - x/n| <= z sqrt(p (1 - p) / n). */
function wilson(hits: number, n: number): { low: number; high: number } {
  const z2 = 1.959963984540054 ** 2;
  const [a, b, c] = [1 + z2 / n, -(2 * hits + z2) / n, (hits / n) ** 2];
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  return { low: (-b - root) / (2 * a), high: (-b + root) / (2 * a) };
}

/** Kaplan and Meier 1958 in whole fractions: the first time at which no more than half still last. */
function recovery(rows: readonly ApiRow[], now: number): Recomputed {
  const lasting = rows.map(({ hurt }) => ({
    over: hurt?.until !== null,
    seconds: Math.floor(((hurt?.until === null ? now : Date.parse(hurt?.until ?? "")) - Date.parse(hurt?.from ?? "")) / 1000),
  }));
  let [up, down] = [1n, 1n];
  for (const time of [...new Set(lasting.filter(({ over }) => over).map(({ seconds }) => seconds))].sort((a, b) => a - b)) {
    const [ended, atRisk] = [lasting.filter((one) => one.over && one.seconds === time), lasting.filter((one) => one.seconds >= time)];
    up *= BigInt(atRisk.length - ended.length);
    down *= BigInt(atRisk.length);
    if (2n * up <= down) return { value: time, n: rows.length };
  }
  return { value: null, n: rows.length };
}
