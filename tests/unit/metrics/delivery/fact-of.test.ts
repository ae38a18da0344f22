import { expect, it } from "vitest";
import type { Arrival, Selection } from "@/lib/domain/delivery-row";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import { changeRowOf, deliveryRowOf, FINISHED, HOUR, incidentOf } from "@/tests/support/delivery-row-of";

const RULES = { confidence: 0.8 };
const EVERYTHING: Selection = { service: null, team: null, environment: null };
const factIn = (row: Parameters<typeof deliveryRowOf>[0], selection = EVERYTHING) => factOf(deliveryRowOf(row), selection, RULES);
const arrival = (given: Partial<Arrival> = {}): Arrival => ({
  deployment: "d1",
  service: "basket",
  team: "shop",
  environment: "production",
  at: FINISHED - HOUR,
  ...given,
});

it("knows of an attempt that failed only where and when it was", () => {
  const row = { reached: false, previousAt: FINISHED - HOUR, changes: [changeRowOf()], incidents: [incidentOf()], emergency: true };
  expect(factIn(row)).toEqual({
    id: "d2",
    service: "checkout",
    environment: "production",
    version: "1.2.0",
    releaseId: "checkout@1.2.0",
    at: FINISHED,
    outcome: "failed",
    gapS: null,
    hurt: null,
    rework: null,
    carriesNothing: null,
    changes: [],
  });
});

it("measures the gap since the deployment before it, which the first one has not", () => {
  expect(factIn({ previousAt: FINISHED - 1_999 }).gapS).toBe(1);
  expect(factIn({}).gapS).toBeNull();
});

it("counts a change where it arrives first in the selection, by time and then by the deployment's id", () => {
  const outIn = (selection: Selection, ...arrivals: Arrival[]) =>
    factIn({ changes: [changeRowOf({ arrivals })] }, selection).changes[0]?.out;
  expect(outIn(EVERYTHING, arrival())).toBe("already-live");
  expect(outIn({ ...EVERYTHING, team: "shop" }, arrival())).toBe("already-live");
  expect(outIn({ ...EVERYTHING, service: "checkout" }, arrival())).toBeNull();
  expect(outIn({ ...EVERYTHING, environment: "production" }, arrival({ environment: "production-eu" }))).toBeNull();
  expect(outIn(EVERYTHING, arrival({ at: FINISHED }))).toBe("already-live");
  expect(outIn(EVERYTHING, arrival({ at: FINISHED, deployment: "d3" }), arrival({ at: FINISHED, deployment: "d2" }))).toBeNull();
});

it("leaves out a change without a first commit, or with one after the finish, and keeps what is known of its commits", () => {
  const commits = [FINISHED - HOUR, FINISHED + 1, FINISHED - 3 * HOUR];
  const lead = (firstCommitAt: number | null, arrivals: Arrival[] = []) =>
    factIn({ changes: [changeRowOf({ firstCommitAt, commits, unknownCommits: 2, arrivals })] }).changes[0];
  expect(lead(FINISHED - 1_999)).toMatchObject({ leadS: 1, out: null, commitS: [3_600, 10_800], commitsOut: 3 });
  expect(lead(FINISHED)).toMatchObject({ leadS: 0, out: null });
  expect(lead(FINISHED + 1)).toMatchObject({ leadS: null, out: "clock", commitS: [3_600, 10_800], commitsOut: 3 });
  expect(lead(null)).toMatchObject({ leadS: null, out: "no-first-commit", commitS: [3_600, 10_800], commitsOut: 3 });
  expect(lead(null, [arrival()])).toMatchObject({ leadS: null, out: "already-live", commitS: [], commitsOut: 0 });
});

it.each([
  [{ recorded: false, isRollback: true, changes: [changeRowOf()] }, "unrecorded"],
  [{ isRollback: true, changes: [changeRowOf()] }, "rollback"],
  [{ carriedBy: null, carriedReason: "first-deployment" }, "first-deployment"],
  [{ carriedBy: null, carriedReason: "no-commit" }, "no-commit"],
  [{ carriedBy: null, carriedReason: "unknown-commit" }, "unknown-commit"],
  [{ carriedBy: null, carriedReason: "same-version" }, "same-version"],
  [{ carriedBy: null }, "unknown"],
  [{ carriedBy: "commits" }, "nothing"],
])("says why the changes of %j do not count: %s", (row, reason) => {
  expect(factIn(row)).toMatchObject({ carriesNothing: reason, changes: [] });
});
