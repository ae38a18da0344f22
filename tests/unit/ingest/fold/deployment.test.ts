import { describe, expect, test } from "vitest";
import { readDeployment } from "@/lib/ingest/events/read-deployment";
import { foldDeployment } from "@/lib/ingest/fold/deployment";
import type { DeploymentRecord } from "@/lib/ingest/fold/deployment-record";
import { storedDeployment } from "./support/stored";

const place = { service: "checkout", environment: "production", version: "1.4.2" };
const at = (minute: number, second = 0): string => new Date(Date.UTC(2026, 2, 1, 12, minute, second)).toISOString();

/** Bodies as they arrive: each at its own minute. */
const fold = (...arrivals: readonly (readonly [minute: number, body: Record<string, unknown>])[]): DeploymentRecord[] => {
  const events = arrivals.map(([minute, body]) => storedDeployment(readDeployment({ ...place, ...body }, new Date(at(minute)))));
  return foldDeployment(events[0]?.entityKey ?? "", events);
};
const states = (runs: readonly DeploymentRecord[]) =>
  runs.map(({ status, startedAt, finishedAt }) => [status, startedAt?.toISOString() ?? null, finishedAt?.toISOString() ?? null]);

describe("one run", () => {
  test("start and end arrive apart", () => {
    const runs = fold([5, { id: "1", status: "succeeded", finishedAt: at(5) }], [0, { id: "1", status: "started", startedAt: at(0) }]);
    expect(states(runs)).toEqual([["succeeded", at(0), at(5)]]);
  });

  test("a success without a start counts, its duration is unknown", () => {
    expect(states(fold([5, { id: "1", status: "succeeded" }]))).toEqual([["succeeded", null, at(5)]]);
  });

  test("a start that was held up does not undo the end", () => {
    expect(states(fold([5, { id: "1", status: "succeeded" }], [9, { id: "1", status: "started" }]))).toEqual([["succeeded", null, at(5)]]);
  });

  test("a roll-out that pauses waits, whichever word comes first, until it goes on or ends", () => {
    const [started, paused] = [
      [0, { id: "1", status: "started", startedAt: at(0) }],
      [3, { id: "1", status: "waiting_approval", startedAt: at(3) }],
    ] as const;
    expect(states(fold(paused, started))).toEqual([["waiting_approval", at(0), null]]);
    expect(states(fold(started, paused, [5, { id: "1", status: "succeeded", finishedAt: at(5) }]))).toEqual([["succeeded", at(0), at(5)]]);
  });

  test("a later end of another kind changes the status and not the end", () => {
    const runs = fold([5, { id: "1", status: "succeeded", finishedAt: at(5) }], [9, { id: "1", status: "failed", finishedAt: at(9) }]);
    expect(states(runs)).toEqual([["failed", null, at(5)]]);
  });

  test("unless the first end was replaced within a minute", () => {
    const runs = fold([5, { id: "1", status: "failed", finishedAt: at(5) }], [6, { id: "1", status: "succeeded", finishedAt: at(5, 40) }]);
    expect(states(runs)).toEqual([["succeeded", null, at(5, 40)]]);
  });

  test("taken back: it still finished when it finished", () => {
    const runs = fold(
      [5, { id: "1", status: "succeeded", startedAt: at(0), finishedAt: at(5) }],
      [50, { id: "1", status: "rolled_back", startedAt: at(48), finishedAt: at(50) }],
    );
    expect(states(runs)).toEqual([["rolled_back", at(0), at(5)]]);
    expect(runs[0]?.occurredAt.toISOString()).toBe(at(50));
  });

  test("facts that are not said again stay; what is said later replaces", () => {
    const [run] = fold(
      [0, { id: "1", status: "started", startedAt: at(0), ref: "main", changes: ["a"], approvedBy: ["kim"] }],
      [5, { id: "1", status: "succeeded", finishedAt: at(5), version: "1.4.3", changes: ["b"] }],
      [5, { id: "1", status: "succeeded", finishedAt: at(5), version: "1.4.3", changes: ["c"] }],
    );
    expect(run).toMatchObject({ version: "1.4.3", facts: { release: null, ref: "main", approvedBy: ["kim"] } });
    expect(run?.facts.changes.toSorted()).toEqual(["b", "c"]);
  });
});

describe("several runs", () => {
  test("a start after an end is another run of the same id", () => {
    const runs = fold(
      [5, { id: "1", status: "failed", startedAt: at(0), finishedAt: at(5) }],
      [8, { id: "1", status: "started", startedAt: at(8) }],
      [9, { id: "1", status: "succeeded", finishedAt: at(9) }],
    );
    expect(states(runs)).toEqual([
      ["failed", at(0), at(5)],
      ["succeeded", at(8), at(9)],
    ]);
    expect(runs[1]?.entityKey).toBe(`${runs[0]?.entityKey}#2`);
    expect(runs[1]?.id).not.toBe(runs[0]?.id);
  });

  test("without id and start, a version that comes back later is another deployment", () => {
    const runs = fold(
      [0, { status: "started" }],
      [4, { status: "succeeded" }],
      [40, { status: "succeeded" }],
      [58, { status: "succeeded", finishedAt: at(57) }],
    );
    expect(states(runs)).toEqual([
      ["succeeded", at(0), at(4)],
      ["succeeded", null, at(40)],
      ["succeeded", null, at(57)],
    ]);
  });

  test("a failure and the retry after it are two", () => {
    const runs = fold([0, { status: "failed", finishedAt: at(0) }], [3, { status: "succeeded", finishedAt: at(3) }]);
    expect(states(runs).map(([status]) => status)).toEqual(["failed", "succeeded"]);
  });

  test("a rollback belongs to the last run", () => {
    const runs = fold([0, { status: "succeeded" }], [40, { status: "rolled_back" }]);
    expect(states(runs)).toEqual([["rolled_back", null, at(0)]]);
  });
});
