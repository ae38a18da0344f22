import { precedenceOf } from "@/lib/domain/source";
import type { DeploymentRecord } from "./deployment-record";
import { type Likeness, likenessOf } from "./same-deployment";

/** A person's word on two records, by their keys in either order. */
export type Decision = { readonly kind: "same" | "different"; readonly entityKey: string; readonly otherKey: string };

/** Why a record stands in its group: the rule and its confidence; null for the one that the deployment is named by. */
export type Member = { readonly record: DeploymentRecord; readonly likeness: Likeness | null };

/** Records that tell of one deployment, the one whose word counts most first; at most one of each source. */
export type Group = readonly Member[];

const DECIDED: Likeness = { rule: "decided", confidence: 1, gapMs: 0 };

/**
 * Puts records that tell of the same deployment together. Source by source, from the one whose word counts most, each record joins
 * its nearest group if it is also the nearest of its source to that group. What a person decided holds in any case. The result
 * follows from the set of records, and from nothing further away than records that are alike reach.
 */
export function groupSame(records: readonly DeploymentRecord[], decisions: readonly Decision[]): Group[] {
  const bySource = decidedUnits(records.toSorted(byWeight), decisions);
  const apart = new Set(decisions.filter(({ kind }) => kind === "different").map(({ entityKey, otherKey }) => pair(entityKey, otherKey)));
  const groups: Member[][] = [];
  for (const units of bySource) {
    const choices = units.map((unit) => ({ unit, nearest: nearestOf(groups, (group) => attraction(group, unit, apart)) }));
    const joined = choices.map(({ unit, nearest }) => {
      if (nearest === null) return null;
      const best = nearestOf(units, (other) => attraction(nearest.to, other, apart));
      return best?.to === unit ? nearest : null;
    });
    units.forEach((unit, index) => {
      const home = joined[index] ?? null;
      if (home === null) groups.push([...unit]);
      else home.to.push(...unit.map(({ record, likeness }) => ({ record, likeness: likeness ?? home.likeness })));
    });
  }
  return groups.map((group) => group.toSorted((a, b) => byWeight(a.record, b.record)));
}

/** By whose word counts more; never equal for two records. */
export const byWeight = (a: DeploymentRecord, b: DeploymentRecord): number =>
  precedenceOf(b.source) - precedenceOf(a.source) || compare(a.source, b.source) || compare(a.entityKey, b.entityKey);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const pair = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a]);

/** Records, and those that a person joined, by the source that counts most in each. Two of one source stay two. */
function decidedUnits(records: readonly DeploymentRecord[], decisions: readonly Decision[]): Member[][][] {
  const unitOf = new Map(records.map((record) => [record.entityKey, [{ record, likeness: null }] as Member[]]));
  const same = decisions.filter(({ kind }) => kind === "same").toSorted((a, b) => compare(pairOf(a), pairOf(b)));
  for (const { entityKey, otherKey } of same) {
    const [a, b] = [unitOf.get(entityKey), unitOf.get(otherKey)];
    if (a === undefined || b === undefined || a === b || !canMeet(a, b)) continue;
    const [head, ...rest] = [...a, ...b].sort((x, y) => byWeight(x.record, y.record));
    const united = [
      ...(head === undefined ? [] : [{ ...head, likeness: null }]),
      ...rest.map(({ record }) => ({ record, likeness: DECIDED })),
    ];
    for (const { record } of united) unitOf.set(record.entityKey, united);
  }
  const sources = [...new Set(records.map(({ source }) => source))];
  const units = [...new Set(unitOf.values())];
  return sources.map((source) => units.filter(([head]) => head?.record.source === source));
}

const pairOf = ({ entityKey, otherKey }: Decision): string => pair(entityKey, otherKey);

/** In the same place, and of different sources throughout. */
const canMeet = (a: readonly Member[], b: readonly Member[]): boolean =>
  a.every(({ record: one }) =>
    b.every(({ record: two }) => one.source !== two.source && one.service === two.service && one.environment === two.environment),
  );

type Attraction = { readonly likeness: Likeness; readonly order: readonly [gapMs: number, endsApartMs: number, keys: string] };

/** How strongly a group and a unit belong together; null when they do not. */
function attraction(group: readonly Member[], unit: readonly Member[], apart: ReadonlySet<string>): Attraction | null {
  if (!canMeet(group, unit)) return null;
  let best: Attraction | null = null;
  for (const { record: a } of group)
    for (const { record: b } of unit) {
      const keys = pair(a.entityKey, b.entityKey);
      if (apart.has(keys)) return null;
      const likeness = likenessOf(a, b);
      if (likeness === null) continue;
      const endsApartMs = Math.abs(a.windowUntil.getTime() - b.windowUntil.getTime());
      const found: Attraction = { likeness, order: [likeness.gapMs, endsApartMs, keys] };
      if (best === null || isNearer(found, best)) best = found;
    }
  return best;
}

const isNearer = ({ order: a }: Attraction, { order: b }: Attraction): boolean => (a[0] - b[0] || a[1] - b[1] || compare(a[2], b[2])) < 0;

function nearestOf<To>(all: readonly To[], attractionTo: (one: To) => Attraction | null): { to: To; likeness: Likeness } | null {
  let found: { to: To; attraction: Attraction } | null = null;
  for (const to of all) {
    const attraction = attractionTo(to);
    if (attraction !== null && (found === null || isNearer(attraction, found.attraction))) found = { to, attraction };
  }
  return found === null ? null : { to: found.to, likeness: found.attraction.likeness };
}
