import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeliveryRow } from "@/lib/domain/delivery-row";
import type { Definition, DefinitionIncident, DefinitionInput } from "@/lib/metrics/definitions/definition";
import { DEFINITION_OF } from "@/lib/metrics/definitions/definitions";
import { devlake } from "@/lib/metrics/definitions/devlake";
import { DIFFERENCES } from "@/lib/metrics/definitions/differences";
import { figuresUnder } from "@/lib/metrics/definitions/figure-of";
import { fourKeys } from "@/lib/metrics/definitions/four-keys";
import { middleware } from "@/lib/metrics/definitions/middleware";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { asked, changed, deployed, figure, utc } from "../../../support/definition-rows";
import { deliveryHistories } from "../../../support/delivery-histories";
import type { DeliveryHistory } from "../../../support/delivery-history";
import { rowsOfHistory } from "../../../support/delivery-rows";
import "../../../support/property-seed";

const ALL: readonly Definition[] = Object.values(DEFINITION_OF);
const MINUTE = 60_000;
/** A history may last for years, and its days are counted one by one. */
const FEW = { numRuns: 30 };

/** Changes of one service, each alone in its deployment, a day apart, with every stage in whole minutes and one commit. */
const orderly = fc
  .array(fc.record({ stages: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 5, maxLength: 5 }) }), { minLength: 1, maxLength: 9 })
  .filter((list) => list.length % 2 === 1)
  .map((list) => list.map(({ stages }, index) => whole(index, stages)));

function whole(index: number, stages: readonly number[]): DeliveryRow {
  const at = utc("2026-03-02T20:00") + index * 24 * 60 * MINUTE;
  const moments: number[] = [at];
  for (const minutes of stages.toReversed()) moments.unshift((moments[0] ?? at) - minutes * MINUTE);
  const [firstCommitAt = 0, openedAt = 0, firstReviewAt = 0, approvedAt = 0, mergedAt = 0] = moments;
  const commits = [firstCommitAt];
  const change = changed(`c${index}`, { firstCommitAt, openedAt, firstReviewAt, approvedAt, mergedAt, commits });
  return deployed(`d${index}`, at, { changes: [change] });
}

const leadOf = ({ at, changes }: DeliveryRow): number => (at - (changes[0]?.firstCommitAt ?? 0)) / 1000;

describe("where every stage is there", () => {
  it("an odd number of changes has the same median lead time everywhere, and the mean is that of the same values", () =>
    fc.assert(
      fc.property(orderly, (rows) => {
        const input = asked("2026-03-01", "2026-04-01", rows);
        const leads = rows.map(leadOf).toSorted((a, b) => a - b);
        const median = leads[(leads.length - 1) / 2];
        expect(figure(devlake, "leadTimeForChanges", input).value).toBe(median);
        expect(figure(fourKeys, "leadTimeForChanges", input).value).toBe(median);
        expect(figure(middleware, "leadTimeForChanges", input).value).toBeCloseTo(
          leads.reduce((sum, lead) => sum + lead, 0) / leads.length,
          6,
        );
      }),
    ));

  it("without incidents nothing failed anywhere, and there is no recovery time", () =>
    fc.assert(
      fc.property(orderly, (rows) => {
        const input = asked("2026-03-01", "2026-04-01", rows);
        for (const definition of ALL) {
          expect(figure(definition, "changeFailureRate", input).value).toBe(0);
          expect(figure(definition, "failedDeploymentRecoveryTime", input)).toMatchObject({ value: null, reason: "no-failures" });
        }
      }),
    ));

  it("with an incident right after some deployments the rates agree, and so does the recovery of one", () =>
    fc.assert(
      fc.property(orderly, fc.nat(), (rows, pick) => {
        const at = rows[pick % rows.length]?.at ?? 0;
        const one: DefinitionIncident = { id: "i", title: "i", openedAt: at + 1, resolvedAt: at + 3_600_000, causedBy: [] };
        const input = asked("2026-03-01", "2026-04-01", rows, [one]);
        expect(figure(devlake, "changeFailureRate", input).value).toBe(1 / rows.length);
        expect(figure(middleware, "changeFailureRate", input).value).toBe(1 / rows.length);
        expect(figure(devlake, "failedDeploymentRecoveryTime", input)).toMatchObject({ value: 3600, also: [{ value: 59 * 60 }] });
      }),
    ));
});

function inputOf(history: DeliveryHistory): DefinitionInput {
  const deployments = rowsOfHistory(history);
  const times = deployments.map(({ at }) => at);
  const [from, to] = [Math.min(...times, utc("2026-03-01")), Math.max(...times, utc("2026-03-02")) - 3_600_000];
  const incidents = history.incidents.map(({ causes: _causes, repairedIn: _repaired, ...incident }) => ({ ...incident, causedBy: [] }));
  return {
    ...asked("2026-03-01", "2026-03-02", deployments, incidents),
    from,
    to: Math.max(from + 1, to),
    zone: history.zone,
    bucket: "week",
  };
}

describe("of any history", () => {
  it("shares lie where they may, durations and counts make sense, and null has a reason", () =>
    fc.assert(
      fc.property(deliveryHistories(), (history) => {
        const input = inputOf(history);
        for (const definition of ALL)
          for (const found of Object.values(figuresUnder(definition, input, input))) {
            expect(found.value === null).toBe(found.reason !== null);
            for (const bucket of found.buckets) expect(bucket.value === null).toBe(bucket.reason !== null);
            if (found.metric === "changeFailureRate" && definition.id !== "fourkeys") expect(found.value ?? 0).toBeLessThanOrEqual(1);
            expect(found.previous === null ? null : found.previous.value).toEqual(found.reason === "not-defined" ? null : found.value);
          }
      }),
      FEW,
    ));

  it("buckets share out the rows that count, whatever their order", () =>
    fc.assert(
      fc.property(deliveryHistories(), (history) => {
        const input = inputOf(history);
        const shuffled = { ...input, deployments: input.deployments.toReversed(), incidents: input.incidents.toReversed() };
        for (const definition of ALL) {
          const [found, again] = [figuresUnder(definition, input, null), figuresUnder(definition, shuffled, null)];
          for (const metric of METRIC_IDS) {
            expect(again[metric].n).toBe(found[metric].n);
            expect(again[metric].value ?? -1).toBeCloseTo(found[metric].value ?? -1, 6);
            if (found[metric].reason === "not-defined") continue;
            expect(found[metric].buckets.reduce((sum, { n }) => sum + n, 0)).toBe(found[metric].n);
          }
        }
      }),
      FEW,
    ));
});

it("each difference is said, of the tool by its name", () => {
  for (const { id, name } of ALL) for (const metric of METRIC_IDS) expect(DIFFERENCES[id][metric]).toMatch(new RegExp(`^${name} .+\\.$`));
});

it("none of them measures rework", () => {
  for (const definition of ALL)
    expect(figure(definition, "deploymentReworkRate", asked("2026-03-01", "2026-04-01", []))).toMatchObject({
      value: null,
      reason: "not-defined",
    });
});
