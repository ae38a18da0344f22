import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EdgeSeen } from "@/lib/db/telemetry/write-edges";
import type { CallHints } from "@/lib/ingest/otlp/reduction";
import { CallLinks } from "@/lib/services/telemetry/call-links";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const at = (second: number): Date => new Date(second * 1000);
const made = (id: string, peer = "cart.internal"): CallHints => ({
  made: [{ id, service: "web", environment: "production", peer }],
  taken: [],
});
const taken = (id: string, service = "cart"): CallHints => ({ made: [], taken: [{ id, service, environment: "production" }] });
const edge = (firstS: number, lastS: number, peer = "cart.internal", callee = "cart"): EdgeSeen => ({
  ...{ caller: "web", environment: "production", peer, callee },
  firstMs: firstS * 1000,
  lastMs: lastS * 1000,
});

function links(fails = 0) {
  const written: EdgeSeen[][] = [];
  let left = fails;
  const calls = new CallLinks(async (edges) => {
    if (left-- > 0) throw new Error("down");
    written.push([...edges]);
  });
  return { calls, written };
}

test("whichever end comes first, the other one makes the edge; an edge is written once a minute", async () => {
  const { calls, written } = links();
  calls.note(made("a"), at(1));
  calls.note(taken("a"), at(2));
  calls.note(taken("b", "stock"), at(3));
  calls.note(made("b", "10.0.0.7"), at(4));
  calls.note({ ...made("c"), taken: taken("c").taken }, at(5));
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(written).toEqual([[edge(2, 5), edge(4, 4, "10.0.0.7", "stock")]]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(written).toHaveLength(1);
});

test("an end without its other end makes nothing", async () => {
  const { calls, written } = links();
  calls.note(made("a"), at(1));
  calls.note(taken("b"), at(1));
  await calls.flush();
  expect(written).toEqual([]);
});

test("what cannot be written is written later, with what was learnt meanwhile", async () => {
  const { calls, written } = links(1);
  calls.note(made("a"), at(1));
  calls.note(taken("a"), at(2));
  await calls.flush();
  calls.note(taken("a"), at(9));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(written).toEqual([[edge(2, 9)]]);
});

test("memory ends somewhere: the newest ends are kept", async () => {
  const { calls, written } = links();
  for (let index = 0; index < 100_000; index++) calls.note(made(`${index}`), at(1));
  calls.note(taken("1"), at(2));
  await calls.flush();
  expect(written).toEqual([]);
  calls.note(taken("70000"), at(3));
  await calls.flush();
  expect(written).toEqual([[edge(3, 3)]]);
});
