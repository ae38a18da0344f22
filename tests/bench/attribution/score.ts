import { attribute } from "@/lib/health/attribution/attribute";
import type { Attribution } from "@/lib/health/attribution/attribution";
import type { AttributionInput } from "@/lib/health/attribution/input";
import { linearOrder } from "./linear";
import { scenario } from "./scenario";

/** An outage of either generator: `kind` says what went wrong, `quirk` how it was told where that is drawn. */
export type Labelled = {
  readonly seed: number;
  readonly kind: string;
  readonly quirk?: string;
  readonly input: AttributionInput;
  readonly truth: string;
};

export type Ranked = {
  readonly scenario: Omit<Labelled, "input">;
  readonly rank: number;
  readonly first: number;
  readonly latest: number;
  readonly linear: number;
  readonly brier: number;
};

/** Rules an outage by one way of ranking. `latest`: the rank that "the latest deployment before the detection" gives, `linear`: that of the peer. */
export function rankOf({ input, ...told }: Labelled, rank: (input: AttributionInput) => Attribution = attribute): Ranked {
  const { suspects } = rank(input);
  return {
    scenario: told,
    rank: 1 + suspects.findIndex(({ candidate }) => candidate.key === told.truth),
    first: suspects[0]?.posterior ?? 0,
    latest: 1 + latestFirst(input).indexOf(told.truth),
    linear: 1 + [...linearOrder(input), "none"].indexOf(told.truth),
    brier: suspects.reduce((sum, { candidate, posterior }) => sum + (posterior - (candidate.key === told.truth ? 1 : 0)) ** 2, 0),
  };
}

/** The rule that most tools follow: what was deployed last before somebody noticed; "no release" comes last. */
function latestFirst({ changes, detectedAt }: AttributionInput): readonly string[] {
  const before = changes.filter(({ candidate }) => candidate.at !== null && candidate.at <= detectedAt);
  const time = (change: AttributionInput["changes"][number]): number => change.candidate.at?.getTime() ?? 0;
  const after = changes.filter((change) => !before.includes(change));
  return [...[...before].sort((one, other) => time(other) - time(one)), ...after].map(({ candidate }) => candidate.key).concat("none");
}

export type Bin = { readonly from: number; readonly to: number; readonly cases: number; readonly said: number; readonly right: number };
export type Score = {
  readonly cases: number;
  readonly first: number;
  readonly three: number;
  readonly mean: number;
  readonly brier: number;
  readonly bins: readonly Bin[];
};

const share = (part: number, of: number): number => (of === 0 ? Number.NaN : part / of);

export function scoreOf(ranked: readonly Ranked[], rank: (one: Ranked) => number = (one) => one.rank): Score {
  const bins = [0, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97].map((from, index, all) => {
    const to = all[index + 1] ?? 1.001;
    const inside = ranked.filter(({ first }) => first >= from && first < to);
    const said = share(
      inside.reduce((sum, { first }) => sum + first, 0),
      inside.length,
    );
    return { from, to, cases: inside.length, said, right: share(inside.filter((one) => one.rank === 1).length, inside.length) };
  });
  return {
    cases: ranked.length,
    first: share(ranked.filter((one) => rank(one) === 1).length, ranked.length),
    three: share(ranked.filter((one) => rank(one) <= 3).length, ranked.length),
    mean: share(
      ranked.reduce((sum, one) => sum + rank(one), 0),
      ranked.length,
    ),
    brier: share(
      ranked.reduce((sum, one) => sum + one.brier, 0),
      ranked.length,
    ),
    bins,
  };
}

/** `count` outages from a seed on, ranked. */
export const rankSeeds = (from: number, count: number, draw: (seed: number) => Labelled = scenario): readonly Ranked[] =>
  Array.from({ length: count }, (_, index) => rankOf(draw(from + index)));
