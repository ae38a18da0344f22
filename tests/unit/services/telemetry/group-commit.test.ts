import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TelemetryBatch } from "@/lib/db/telemetry/batch";
import { WakeError } from "@/lib/domain/error";
import type { RollupDelta, SeriesKey } from "@/lib/domain/rollup";
import { GroupCommit } from "@/lib/services/telemetry/group-commit";
import { histogramOfUs } from "@/tests/support/histogram-of";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const key: SeriesKey = { service: "checkout", environment: "production", version: "1", kind: "server", operation: "*" };
const delta: RollupDelta = { key, minute: 0, count: 1, errors: 0, ownErrors: 0, sumUs: 5, maxUs: 5, durations: histogramOfUs([5]) };
const batch = (id: string, copies = 1): TelemetryBatch => ({
  id,
  latestMs: 0,
  deltas: new Array<RollupDelta>(copies).fill(delta),
  points: [],
  exceptions: [],
  seen: [],
});

/** A store whose commits end when the test says so. */
function heldStore() {
  const groups: { ids: string[]; end: (outcome: boolean[] | Error) => void }[] = [];
  const commits = new GroupCommit(
    (batches) =>
      new Promise((resolve, reject) => {
        const ids = batches.map((one) => one.id);
        groups.push({ ids, end: (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)) });
      }),
  );
  return { commits, groups };
}

const unavailable = expect.objectContaining({ code: "unavailable" });

test("a lone body is committed at once; those that come meanwhile share the next commit", async () => {
  const { commits, groups } = heldStore();
  const answers = ["a", "b", "c"].map((id) => commits.submit(batch(id)));
  expect(groups.map((group) => group.ids)).toEqual([["a"]]);
  groups[0]?.end([false]);
  await expect(answers[0]).resolves.toBe(false);
  await vi.advanceTimersByTimeAsync(50);
  expect(groups.map((group) => group.ids)).toEqual([["a"], ["b", "c"]]);
  groups[1]?.end([true, false]);
  await expect(Promise.all(answers)).resolves.toEqual([false, true, false]);
});

test("commits keep their pace", async () => {
  const { commits, groups } = heldStore();
  void commits.submit(batch("a"));
  groups[0]?.end([false]);
  await vi.advanceTimersByTimeAsync(4);
  void commits.submit(batch("b"));
  await vi.advanceTimersByTimeAsync(5);
  expect(groups).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(groups).toHaveLength(2);
});

test("a body that is already waiting is not written twice, and its second sender hears that it was", async () => {
  const { commits, groups } = heldStore();
  const answers = [commits.submit(batch("a")), commits.submit(batch("a"))];
  await vi.advanceTimersByTimeAsync(100);
  expect(groups.map((group) => group.ids)).toEqual([["a"]]);
  groups[0]?.end([false]);
  await expect(Promise.all(answers)).resolves.toEqual([false, true]);
});

test("when the store fails, everybody in the group is told to come again, and the next group is tried", async () => {
  const { commits, groups } = heldStore();
  const first = Promise.allSettled([commits.submit(batch("a"))]);
  groups[0]?.end(new WakeError("unavailable", "down"));
  expect(await first).toEqual([{ status: "rejected", reason: unavailable }]);
  await vi.advanceTimersByTimeAsync(50);
  const again = commits.submit(batch("a"));
  groups[1]?.end([false]);
  await expect(again).resolves.toBe(false);
});

test("one body that cannot be stored does not spoil the others", async () => {
  const stored: string[] = [];
  const commits = new GroupCommit(async (batches) => {
    if (batches.some((one) => one.id === "bad")) throw new WakeError("invalid", "refused");
    stored.push(...batches.map((one) => one.id));
    return batches.map(() => false);
  });
  const answers = Promise.allSettled(["first", "a", "bad", "b"].map((id) => commits.submit(batch(id))));
  await vi.advanceTimersByTimeAsync(50);
  expect((await answers).map((answer) => answer.status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
  expect(stored).toEqual(["first", "a", "b"]);
});

test("a slow store is waited for, and a body that comes again meanwhile waits for the same outcome", async () => {
  const { commits, groups } = heldStore();
  const first = commits.submit(batch("a"));
  await vi.advanceTimersByTimeAsync(60_000);
  const again = commits.submit(batch("a"));
  groups[0]?.end([false]);
  await expect(Promise.all([first, again])).resolves.toEqual([false, true]);
  expect(groups).toHaveLength(1);
});

test("what does not fit is refused at once, and there is room again later", async () => {
  const { commits, groups } = heldStore();
  const half = 60_000;
  const held = commits.submit(batch("a", half));
  await expect(commits.submit(batch("b", half))).rejects.toEqual(unavailable);
  groups[0]?.end([false]);
  await held;
  await vi.advanceTimersByTimeAsync(50);
  void commits.submit(batch("b", half));
  expect(groups).toHaveLength(2);
});

test("more requests than can wait are refused", async () => {
  const { commits } = heldStore();
  for (let index = 0; index < 1_024; index++) commits.submit(batch(`${index}`)).catch(() => undefined);
  await expect(commits.submit(batch("one more"))).rejects.toEqual(unavailable);
});

test("closing settles what was taken and refuses the rest", async () => {
  const { commits, groups } = heldStore();
  const taken = [commits.submit(batch("a")), commits.submit(batch("b"))];
  const closed = commits.close();
  await expect(commits.submit(batch("c"))).rejects.toEqual(unavailable);
  groups[0]?.end([false]);
  await vi.advanceTimersByTimeAsync(50);
  groups[1]?.end([false]);
  await closed;
  await expect(Promise.all(taken)).resolves.toEqual([false, false]);
});
