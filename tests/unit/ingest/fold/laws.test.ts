import fc from "fast-check";
import { expect, test } from "vitest";
import { DEPLOYMENT_STATUSES } from "@/lib/domain/deployment";
import { INCIDENT_STATUSES } from "@/lib/domain/incident";
import { readChange } from "@/lib/ingest/events/read-change";
import { readDeployment } from "@/lib/ingest/events/read-deployment";
import { readIncident } from "@/lib/ingest/events/read-incident";
import { type ChangeState, changeEventDraft, commitDraft, incidentDraft } from "@/lib/ingest/facts/draft";
import type { IncidentFacts } from "@/lib/ingest/facts/facts";
import { type ChangeEvent, foldChange } from "@/lib/ingest/fold/change";
import { type CommitEvent, foldCommit } from "@/lib/ingest/fold/commit";
import { foldDeployment } from "@/lib/ingest/fold/deployment";
import { foldIncident } from "@/lib/ingest/fold/incident";
import { storedChange, storedDeployment, storedDraft, storedIncident } from "./support/stored";

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

type Told = { readonly kind: string; readonly at: Date; readonly priority: string | undefined; readonly created: Date | undefined };

/** An event as adapters make it: a status and what came with it. */
function toldOf({ kind, at, priority, created }: Told, index: number) {
  const when = at.toISOString();
  const facts: Readonly<Record<string, Omit<IncidentFacts, "id">>> = {
    triggered: { status: "open", openedAt: when },
    acknowledged: { status: "acknowledged", acknowledgedAt: when },
    unacknowledged: { status: "updated", unacknowledgedAt: when },
    resolved: { status: "resolved", resolvedAt: when },
    reopened: { status: "reopened", reopenedAt: when },
    priority_updated: { status: "updated" },
    found_over: { status: "resolved", over: true },
    found_open: { status: "updated", over: false },
    merged: { status: "resolved", mergedInto: "other" },
  };
  const common = { id: "i", severity: priority, ...(created === undefined ? {} : { openedAt: created.toISOString() }) };
  const payload: IncidentFacts = { ...common, ...(facts[kind] ?? { status: "updated" }) };
  const draft = incidentDraft(payload, { key: `pd:${index}`, at, receivedAt: now });
  return { ...draft, payload, source: "pagerduty", connection: "pd" };
}

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

test("an incident is the same for every order and repetition of the streams of other systems", () => {
  const moment = fc.constantFrom(0, 5, 10, 15, 20).map((value) => new Date(START + value * 60_000));
  const kinds = [
    "triggered",
    "acknowledged",
    "unacknowledged",
    "resolved",
    "reopened",
    "priority_updated",
    "found_over",
    "found_open",
    "merged",
  ] as const;
  const event = fc.record({
    kind: fc.constantFrom(...kinds),
    at: moment,
    priority: maybe(fc.constantFrom("P1", "P2")),
    created: maybe(moment),
  });
  const arrivals = fc.array(event, { minLength: 1, maxLength: 8 }).chain((told) => {
    const events = told.map((one, index) => toldOf(one, index));
    return fc.tuple(fc.constant(events), redelivered(events));
  });
  fc.assert(
    fc.property(arrivals, ([events, again]) => {
      const incident = foldIncident("i", events);
      expect(foldIncident("i", again)).toEqual(incident);
      expect(incident.resolvedAt === null).toBe(incident.status !== "resolved");
      expect(incident.periods[0]?.from).toEqual(incident.openedAt);
      expect(incident.periods.every(({ from, to }) => to === null || from <= to)).toBe(true);
      expect(incident.acknowledgedAt === null || incident.acknowledgedAt >= incident.openedAt).toBe(true);
      const ends = events.some(({ payload }) => payload.status === "resolved");
      if (!ends) expect(incident.resolvedAt).toBeNull();
    }),
    { numRuns: 500 },
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

test("a change is the same for every order and repetition of what forges tell of it", () => {
  const review = fc.record({
    reviewer: fc.constantFrom("ada", "bo", "checker[bot]"),
    state: fc.constantFrom("approved" as const, "changes_requested" as const, "commented" as const, "dismissed" as const),
    at: time,
    bot: fc.boolean(),
  });
  const facts = fc.record({
    author: maybe(fc.constantFrom("ada", "cy")),
    review: maybe(review),
    dismissesApprovals: maybe(fc.boolean()),
    mergedAt: maybe(time),
    closedAt: maybe(time),
    reopenedAt: maybe(time),
    headCommit: maybe(fc.constantFrom("a", "b")),
    draft: maybe(fc.boolean()),
    tickets: maybe(lists),
  });
  const state = fc.constantFrom("opened", "updated", "review_submitted", "approved", "closed", "reopened", "merged");
  const arrivals = fc.array(fc.tuple(facts, state, minute), { minLength: 1, maxLength: 8 }).chain((told) => {
    const events = told.map(([said, step, at], index) =>
      storedDraft(
        changeEventDraft({ id: "c", ...said }, step as ChangeState, {
          key: `e:${index}`,
          at: new Date(START + at * 60_000),
          receivedAt: now,
        }),
      ),
    );
    return fc.tuple(fc.constant(events as readonly ChangeEvent[]), redelivered(events as readonly ChangeEvent[]));
  });
  fc.assert(
    fc.property(arrivals, ([events, again]) => {
      const change = foldChange("c", events, ["*[bot]"]);
      expect(foldChange("c", again, ["*[bot]"])).toEqual(change);
      expect(change.reviews.every(({ reviewer }, index, all) => all.findIndex((other) => other.reviewer === reviewer) === index)).toBe(
        true,
      );
      if (change.mergedAt !== null) expect(change.closedAt).toEqual(change.mergedAt);
      if (change.approvedAt !== null && change.mergedAt !== null) expect(change.approvedAt <= change.mergedAt).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("a commit is the same for every order and repetition of the pushes that brought it", () => {
  const facts = fc.record({
    parent: maybe(fc.constantFrom("p1", "p2")),
    branch: fc.constantFrom("main", "next", "quay"),
    pushedAt: maybe(time),
    authoredAt: maybe(time),
    files: maybe(lists),
    author: maybe(fc.constantFrom("ada", "renovate[bot]")),
    tickets: maybe(lists),
  });
  const arrivals = fc.array(fc.tuple(facts, minute), { minLength: 1, maxLength: 6 }).chain((told) => {
    const events = told.map(([said, at], index) =>
      storedDraft(
        commitDraft(
          { repository: "r", sha: "s", onMain: said.branch === "main", ...said },
          { key: `e:${index}`, at: new Date(START + at * 60_000), receivedAt: now },
        ),
      ),
    );
    return fc.tuple(fc.constant(events as readonly CommitEvent[]), redelivered(events as readonly CommitEvent[]));
  });
  fc.assert(
    fc.property(arrivals, ([events, again]) => {
      const commit = foldCommit("r@s", events, ["*[bot]"]);
      expect(foldCommit("r@s", again, ["*[bot]"])).toEqual(commit);
      expect(commit.onMain).toBe(commit.branches[0] === "main");
      expect(commit.files === null).toBe(events.every(({ payload }) => payload.files === undefined));
    }),
    { numRuns: 300 },
  );
});
