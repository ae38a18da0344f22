import fc from "fast-check";
import { expect, test } from "vitest";
import { type DeliveryRow, isSelected, type Selection } from "@/lib/domain/delivery-row";
import type { DefinitionInput } from "@/lib/metrics/definitions/definition";
import { devlake } from "@/lib/metrics/definitions/devlake";
import { figuresUnder } from "@/lib/metrics/definitions/figure-of";
import { asked, utc } from "../../../support/definition-rows";
import { deliveryHistories } from "../../../support/delivery-histories";
import type { DeliveryHistory } from "../../../support/delivery-history";
import { rowsOfHistory } from "../../../support/delivery-rows";
import "../../../support/property-seed";

// DevLake's SQL, written again as plainly as it goes: every row against every other.

const MINUTE = 60_000;

/** max(x) where percent_rank() <= 0.5 */
function median(values: readonly number[]): number | null {
  const rank = (value: number) => values.filter((other) => other < value).length / Math.max(1, values.length - 1);
  const low = values.filter((value) => rank(value) <= 0.5);
  return low.length === 0 ? null : Math.max(...low);
}

const last = (rows: readonly DeliveryRow[]): DeliveryRow | undefined =>
  rows.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).at(-1);

function expected({ deployments, incidents, from, to, selection, zone }: DefinitionInput) {
  const successes = deployments.filter(({ reached }) => reached);
  const inside = successes.filter(({ at }) => at >= from && at < to);
  const linked = incidents.map((incident) => ({ ...incident, by: last(successes.filter(({ at }) => at < incident.openedAt)) }));
  const blamed = inside.filter(({ id }) => linked.some(({ by }) => by?.id === id));
  const ended = linked.filter(({ resolvedAt }) => resolvedAt !== null && resolvedAt >= from && resolvedAt < to);
  const recoveries = ended.flatMap(({ by, resolvedAt }) =>
    by === undefined || resolvedAt === null || !inside.includes(by) ? [] : [Math.trunc((resolvedAt - by.at) / MINUTE)],
  );
  return {
    rate: inside.length === 0 ? null : blamed.length / inside.length,
    recovery: median(recoveries),
    restored: median(ended.map(({ openedAt, resolvedAt }) => Math.trunc(((resolvedAt ?? 0) - openedAt) / MINUTE))),
    cycle: median(cycles(inside, successes, selection)),
    perWeek: median(weeks(inside, { from, to, zone })),
  };
}

function cycles(inside: readonly DeliveryRow[], successes: readonly DeliveryRow[], selection: Selection): number[] {
  const span = (from: number | null, to: number | null) => {
    const minutes = from === null || to === null ? -1 : Math.ceil((to - from) / MINUTE);
    return Math.max(minutes, 0);
  };
  return inside.flatMap((row) =>
    row.changes.flatMap((change) => {
      const carriers = [
        ...change.arrivals.filter((arrival) => isSelected(selection, arrival)).map(({ deployment, at }) => ({ id: deployment, at })),
        ...successes.filter(({ changes }) => changes.some(({ id }) => id === change.id)),
      ];
      const earlier = carriers.some(({ at, id }) => at < row.at || (at === row.at && id < row.id));
      if (earlier || change.mergedAt === null || (change.openedAt === null && change.number === null)) return [];
      return [span(change.firstCommitAt, change.openedAt) + span(change.openedAt, change.mergedAt) + span(change.mergedAt, row.at)];
    }),
  );
}

/** Deployment days of each week, found by walking through the period hour by hour. */
function weeks(inside: readonly DeliveryRow[], { from, to, zone }: { from: number; to: number; zone: string }): number[] {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  const dayOf = (at: number): string => format.format(at);
  const monday = (day: string): number => {
    const at = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
    return at - ((at + 3) % 7);
  };
  const days = new Set([dayOf(to - 1)]);
  for (let at = from; at < to; at += 60 * MINUTE) days.add(dayOf(at));
  const deployed = new Set(inside.map(({ at }) => dayOf(at)));
  const counts = new Map<number, number>();
  for (const day of days) counts.set(monday(day), (counts.get(monday(day)) ?? 0) + (deployed.has(day) ? 1 : 0));
  return [...counts.values()];
}

function inputOf(history: DeliveryHistory, days: number, place: number): DefinitionInput {
  const [service = null, other = null] = history.services.map(({ name }) => name);
  const selections: Selection[] = [
    { service: null, team: null, environment: null },
    { service, team: null, environment: null },
    { service: other, team: null, environment: "production" },
    { service: null, team: history.services[0]?.team ?? null, environment: null },
  ];
  const selection = selections[place % selections.length] ?? { service: null, team: null, environment: null };
  const deployments = rowsOfHistory(history).filter((row) => isSelected(selection, row));
  const first = Math.min(...deployments.map(({ at }) => at), utc("2026-12-01"));
  const from = first - (first % (60 * MINUTE)) + (place % 5) * 5 * 60 * MINUTE;
  const incidents = history.incidents.map(({ causes: _causes, repairedIn: _repaired, ...incident }, index) => {
    // Every third opens in the instant in which a deployment finishes.
    const openedAt = index % 3 === 0 ? (deployments[index % deployments.length]?.at ?? incident.openedAt) : incident.openedAt;
    return { ...incident, openedAt, causedBy: [] };
  });
  return {
    ...asked("2026-01-01", "2026-01-02", deployments, incidents),
    from,
    to: from + days * 1440 * MINUTE,
    zone: history.zone,
    selection,
  };
}

test("DevLake's figures are those of its SQL, for any history and selection", () =>
  fc.assert(
    fc.property(deliveryHistories({ most: 40 }), fc.integer({ min: 1, max: 60 }), fc.nat({ max: 1000 }), (history, days, place) => {
      const input = inputOf(history, days, place);
      const [found, { rate, recovery, restored, cycle, perWeek }] = [figuresUnder(devlake, input, null), expected(input)];
      const seconds = (minutes: number | null) => (minutes === null ? null : minutes * 60);
      expect(found.changeFailureRate.value).toBe(rate);
      expect(found.failedDeploymentRecoveryTime.value).toBe(seconds(recovery));
      expect(found.failedDeploymentRecoveryTime.also[0]?.value).toBe(seconds(restored));
      expect(found.leadTimeForChanges.value).toBe(seconds(cycle));
      expect(found.deploymentFrequency.value).toBe(perWeek);
    }),
    { numRuns: 120 },
  ));
