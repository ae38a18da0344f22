import fc from "fast-check";
import { expect, test } from "vitest";
import { DEPLOYMENT_STATUSES } from "@/lib/domain/deployment";
import { INCIDENT_STATUSES } from "@/lib/domain/incident";
import { readChange } from "@/lib/ingest/events/read-change";
import { readDeployment } from "@/lib/ingest/events/read-deployment";
import { readIncident } from "@/lib/ingest/events/read-incident";
import { foldChange } from "@/lib/ingest/fold/change";
import { foldDeployment } from "@/lib/ingest/fold/deployment";
import { foldIncident } from "@/lib/ingest/fold/incident";
import { storedChange, storedDeployment, storedIncident } from "./support/stored";

const START = Date.UTC(2026, 2, 1, 12);
const now = new Date(START + 86_400_000);
/** Few enough that events share instants, far enough apart to begin other runs. */
const minute = fc.nat({ max: 40 });
const time = minute.map((value) => new Date(START + value * 60_000).toISOString());
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const lists = fc.subarray(["a", "b", "c"]);

/** The same events, each at least once, in any order. */
const redelivered = <Event>(events: readonly Event[]) =>
  fc
    .tuple(fc.shuffledSubarray([...events], { minLength: events.length }), fc.subarray([...events]))
    .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }));

const span = fc
  .tuple(minute, minute)
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)].map((m) => new Date(START + m * 60_000).toISOString()));

const deployments = fc.tuple(
  fc.boolean(),
  fc.array(
    fc.record({
      status: fc.constantFrom(...DEPLOYMENT_STATUSES),
      span,
      ends: fc.boolean(),
      starts: fc.boolean(),
      version: fc.constantFrom("1", "2"),
      changes: maybe(lists),
      ref: maybe(fc.constantFrom("main", "next")),
      emergency: maybe(fc.boolean()),
      receivedAt: minute,
    }),
    { minLength: 1, maxLength: 7 },
  ),
);

test("a deployment is the same for every order and repetition of its events", () => {
  const arrivals = deployments.chain(([withId, bodies]) => {
    const events = bodies.map(({ span: [first, second], ends, starts, receivedAt, version, ...body }) => {
      const times = { startedAt: starts && withId ? first : undefined, finishedAt: ends ? second : undefined };
      const value = { ...body, ...times, service: "s", environment: "e", version: withId ? version : "1", id: withId ? "7" : undefined };
      return storedDeployment(readDeployment(value, new Date(START + receivedAt * 60_000 + 3_600_000)));
    });
    // An event that is not dated is dated by its first delivery: the same key never has two moments in the store.
    const once = [...new Map(events.map((event) => [event.eventKey, event])).values()];
    return fc.tuple(fc.constant(once), redelivered(once));
  });
  fc.assert(
    fc.property(arrivals, ([events, again]) => {
      const key = events[0]?.entityKey ?? "";
      const runs = foldDeployment(key, events);
      expect(foldDeployment(key, again)).toEqual(runs);
      expect(runs.length).toBeGreaterThan(0);
      for (const run of runs) expect(run.startedAt === null || run.finishedAt === null || run.startedAt <= run.finishedAt).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("another event never takes a run away", () => {
  const events = deployments.map(([, bodies]) =>
    bodies.map(({ span: [first, second], ends, starts, receivedAt: _, ...body }) => {
      const times = { startedAt: starts ? first : undefined, finishedAt: ends ? second : undefined };
      return storedDeployment(readDeployment({ ...body, ...times, service: "s", environment: "e", id: "7" }, now));
    }),
  );
  fc.assert(
    fc.property(events, (all) => {
      expect(foldDeployment("k", all).length).toBeGreaterThanOrEqual(foldDeployment("k", all.slice(0, -1)).length);
    }),
  );
});

test("an incident is the same for every order and repetition of its events", () => {
  const body = fc.record({
    status: fc.constantFrom(...INCIDENT_STATUSES),
    openedAt: fc.constant(new Date(START).toISOString()),
    acknowledgedAt: maybe(time),
    resolvedAt: maybe(time),
    reopenedAt: maybe(time),
    services: maybe(lists),
    causedBy: maybe(lists),
    severity: maybe(fc.constantFrom("1", "2")),
    title: fc.constantFrom("x", "y"),
  });
  const arrivals = fc.array(body, { minLength: 1, maxLength: 7 }).chain((bodies) => {
    const events = bodies.map((one) => storedIncident(readIncident({ id: "i", ...one }, now)));
    return fc.tuple(fc.constant(events), redelivered(events));
  });
  fc.assert(
    fc.property(arrivals, ([events, again]) => {
      const incident = foldIncident("i", events);
      expect(foldIncident("i", again)).toEqual(incident);
      expect(incident.resolvedAt === null).toBe(incident.status !== "resolved");
      expect(incident.periods.every(({ from, to }) => to === null || from <= to)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("a change is the same for every order and repetition of its events, and stays merged", () => {
  const body = fc.record({
    firstCommitAt: maybe(fc.constant(new Date(START).toISOString())),
    approvedAt: maybe(time),
    mergedAt: maybe(time),
    closedAt: maybe(time),
    title: maybe(fc.constantFrom("x", "y")),
    commits: maybe(lists),
    additions: maybe(fc.nat({ max: 9 })),
  });
  const arrivals = fc.array(body, { minLength: 1, maxLength: 7 }).chain((bodies) => {
    const events = bodies.map((one) => storedChange(readChange({ id: "c", repository: "r", ...one }, now)));
    return fc.tuple(fc.constant(events), redelivered(events));
  });
  fc.assert(
    fc.property(arrivals, ([events, again]) => {
      const change = foldChange("c", events);
      expect(foldChange("c", again)).toEqual(change);
      if (events.some(({ payload }) => payload.mergedAt !== undefined)) expect(change.mergedAt).not.toBeNull();
    }),
    { numRuns: 300 },
  );
});
