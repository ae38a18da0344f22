import { titleKey } from "@/lib/db/read/errors/titles";
import type { SeriesRow } from "@/lib/db/read/signals/stored-rows";
import { OTHER } from "@/lib/domain/label-limits";
import type { Window } from "@/lib/domain/verdict";
import type { SignatureAfter, SignatureCounts } from "@/lib/health/judge-input";
import { cellMinutesOf } from "@/lib/health/windows";
import { askOf, type Look } from "./look";
import { readAsks } from "./read-asks";
import type { SignalSource } from "./signal-source";

const KINDS = ["exception", "exception-log"] as const;
/** Signatures of one look that are named; the rest are counted. */
const MOST_TITLES = 50;
const MINUTE_MS = 60_000;

type Counts = { count: number; firstAt: Date; minutes: number };

/**
 * Errors by signature of each look: in the fourteen days before the roll-out began, of the judged version in the time after, and what other
 * versions sent since the roll-out began (unknown where senders name no versions). `other`, which stands for all over a limit, is none.
 * Without any the look has no entry. Two statements, one more for each step, whatever the number of looks.
 */
export async function gatherSignatures(
  looks: readonly Look[],
  isVersionNamed: (look: Look) => boolean,
  from: Pick<SignalSource, "windows" | "errorsBefore" | "titles">,
): Promise<Map<Look, SignatureCounts>> {
  const deployments = [...new Set(looks.map(({ deployment }) => deployment))];
  const [before, rows] = await Promise.all([
    from.errorsBefore(
      deployments.map(({ service, environment, version, startedAt, rolledOutAt }) => ({
        ...{ service, environment, version },
        until: beginOf({ startedAt, rolledOutAt }),
      })),
    ),
    readAsks(from, looks, (look) => [askOf(look, isVersionNamed(look) ? sinceBegin(look) : look.passed, { operations: null })], KINDS),
  ]);
  const earlier = new Map(deployments.map((deployment, index) => [deployment, before[index] ?? new Map<string, number>()]));
  const told = looks.map((look, index) => toldBy(look, (rows[index] ?? []).flat(), isVersionNamed(look)));
  const counted = looks.map((look, index) => countsOf(told[index]?.own ?? [], cellMinutesOf(look.horizon)));
  const named = looks.map(({ deployment }, index) => namedOf(counted[index] ?? new Map<string, Counts>(), earlier.get(deployment)));
  const titles = await from.titles(
    looks.flatMap(({ deployment: { service } }, index) => Array.from(named[index] ?? [], (signature) => ({ service, signature }))),
  );
  const titleOf = (signature: string, { deployment: { service } }: Look, own = new Set<string>()): string | null =>
    own.has(signature) ? (titles.get(titleKey({ service, signature })) ?? null) : null;
  return new Map(
    looks.flatMap((look, index): [Look, SignatureCounts][] => {
      const known = withoutOther(earlier.get(look.deployment) ?? new Map<string, number>());
      const after = new Map<string, SignatureAfter>(
        Array.from(counted[index] ?? [], ([signature, counts]) => [
          signature,
          { ...counts, title: titleOf(signature, look, named[index]) },
        ]),
      );
      const beside = told[index]?.beside ?? null;
      return known.size + after.size === 0 ? [] : [[look, { before: known, after, ...(beside === null ? {} : { beside }) }]];
    }),
  );
}

const beginOf = ({ startedAt, rolledOutAt }: Pick<Look["deployment"], "startedAt" | "rolledOutAt">): Date =>
  startedAt !== null && startedAt < rolledOutAt ? startedAt : rolledOutAt;

/** From the minute in which the roll-out began to where the time after has come. */
const sinceBegin = ({ deployment, passed }: Look): Window => ({
  from: new Date(Math.floor(beginOf(deployment).getTime() / MINUTE_MS) * MINUTE_MS),
  to: passed.to,
});

/** What the judged version sent in the time after, and the signatures that others sent since the roll-out began. */
function toldBy({ deployment, passed }: Look, rows: readonly SeriesRow[], isNamed: boolean) {
  if (!isNamed) return { own: rows, beside: null };
  const others = rows.filter(({ version, operation }) => version !== deployment.version && operation !== OTHER);
  return {
    own: rows.filter(({ version, at }) => version === deployment.version && at >= passed.from),
    beside: new Set(others.map(({ operation }) => operation)),
  };
}

/** The signatures of a look that are named: those that are new first. What else is asked at the same time must not matter. */
function namedOf(counted: ReadonlyMap<string, Counts>, earlier: ReadonlyMap<string, number> = new Map()): Set<string> {
  const signatures = [...counted.keys()];
  const isKnown = (signature: string): boolean => earlier.has(signature);
  return new Set([...signatures.filter((one) => !isKnown(one)), ...signatures.filter(isKnown)].slice(0, MOST_TITLES));
}

/** Of what span events and log records tell of one signature in one cell, the larger count. */
function countsOf(rows: readonly SeriesRow[], cellMinutes: number): Map<string, Counts> {
  const cells = new Map<string, Map<number, number>>();
  for (const { operation, at, rollup } of rows) {
    if (operation === OTHER) continue;
    const own = cells.get(operation) ?? new Map<number, number>();
    cells.set(operation, own.set(at.getTime(), Math.max(rollup.count, own.get(at.getTime()) ?? 0)));
  }
  return new Map(
    Array.from(cells, ([signature, own]) => [
      signature,
      {
        count: [...own.values()].reduce((sum, count) => sum + count, 0),
        firstAt: new Date(Math.min(...own.keys())),
        minutes: own.size * cellMinutes,
      },
    ]),
  );
}

function withoutOther(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...counts].filter(([signature]) => signature !== OTHER));
}
