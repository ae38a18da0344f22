import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import {
  alertDraft,
  approvalDraft,
  artifactDraft,
  changeRequestDraft,
  pipelineDraft,
  publishedReleaseDraft,
  ticketDraft,
} from "@/lib/ingest/facts/draft";
import { APPROVAL_STATUSES, CHANGE_REQUEST_STATUSES } from "@/lib/ingest/facts/facts";
import { foldRecord, type RecordType } from "@/lib/ingest/fold/records";

const START = Date.UTC(2026, 2, 1, 12);
const receivedAt = new Date(START + 86_400_000);
const at = (minute: number): string => new Date(START + minute * 60_000).toISOString();
const stored = (draft: EventDraft) => ({ ...draft, source: "api", connection: "c", payload: JSON.parse(JSON.stringify(draft.payload)) });

const minute = fc.nat({ max: 30 });
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const time = maybe(minute.map(at));
const word = maybe(fc.constantFrom("a", "b", "c"));
const words = maybe(fc.subarray(["x", "y"]));
const when = fc.record({ key: fc.uuid(), at: maybe(minute), receivedAt: fc.constant(receivedAt) });
const common = when.map((one) => ({ ...one, at: one.at === undefined ? null : new Date(START + one.at * 60_000) }));

const TOLD: Readonly<Record<Exclude<RecordType, "flag">, fc.Arbitrary<EventDraft>>> = {
  pipeline: fc
    .tuple(
      fc.record({
        id: fc.constant("1"),
        status: fc.constantFrom("queued", "started", "finished"),
        name: word,
        queuedAt: time,
        finishedAt: time,
      }),
      common,
    )
    .map(([facts, meta]) => pipelineDraft(facts, meta)),
  approval: fc
    .tuple(
      fc.record({
        id: fc.constant("1"),
        status: fc.constantFrom(...APPROVAL_STATUSES),
        decidedBy: words,
        requestedAt: time,
        comment: word,
      }),
      common,
    )
    .map(([facts, meta]) => approvalDraft(facts, meta)),
  "change-request": fc
    .tuple(
      fc.record({
        id: fc.constant("1"),
        status: fc.constantFrom(...CHANGE_REQUEST_STATUSES),
        services: words,
        plannedStart: time,
        emergency: maybe(fc.boolean()),
      }),
      common,
    )
    .map(([facts, meta]) => changeRequestDraft(facts, meta)),
  ticket: fc
    .tuple(
      fc.record({
        id: fc.constant("1"),
        key: fc.constant("A-1"),
        status: fc.constantFrom("open", "in_progress", "done"),
        closedAt: time,
        labels: words,
      }),
      common,
    )
    .map(([facts, meta]) => ticketDraft(facts, meta)),
  alert: fc
    .tuple(
      fc.record({
        id: fc.constant("1"),
        status: fc.constantFrom("firing", "resolved"),
        startedAt: fc.constant(at(0)),
        endedAt: time,
        severity: word,
      }),
      common,
    )
    .map(([facts, meta]) => alertDraft(facts, meta)),
  artifact: fc
    .tuple(fc.record({ id: fc.constant("1"), commit: word, packagedAt: time }), fc.constantFrom("packaged", "published"), common)
    .map(([facts, state, meta]) => artifactDraft(facts, state, meta)),
  "published-release": fc
    .tuple(
      fc.record({
        id: fc.constant("1"),
        repository: fc.constant("r"),
        tag: fc.constant("v1"),
        status: fc.constantFrom("published", "edited", "deleted"),
        name: word,
        publishedAt: time,
      }),
      common,
    )
    .map(([facts, meta]) => publishedReleaseDraft(facts, meta)),
};

test.each(Object.entries(TOLD))("a %s is the same for every order and repetition of its events", (type, told) => {
  const arrivals = fc.array(told, { minLength: 1, maxLength: 7 }).chain((drafts) => {
    const events = drafts.map(stored);
    const twice = [...events, ...events];
    return fc.tuple(
      fc.constant(events),
      fc
        .shuffledSubarray(twice, { minLength: events.length, maxLength: twice.length })
        .filter((some) => new Set(some).size === events.length),
    );
  });
  fc.assert(
    fc.property(arrivals, ([events, arrived]) => {
      expect(foldRecord(type as RecordType, arrived)).toEqual(foldRecord(type as RecordType, events));
    }),
    { numRuns: 100 },
  );
});

const ticket = (minutes: number, status: "open" | "in_progress" | "done", closed?: number) =>
  stored(
    ticketDraft(
      { id: "1", key: "SHOP-1", status, ...(closed === undefined ? {} : { closedAt: at(closed) }) },
      { key: `${minutes}${status}`, at: new Date(START + minutes * 60_000), receivedAt },
    ),
  );

test("a ticket that is closed again after it was done keeps the first end, and an opened one has none", () => {
  expect(foldRecord("ticket", [ticket(1, "open"), ticket(5, "done", 4), ticket(9, "done", 9)])["closedAt"]).toBe(at(4));
  expect(foldRecord("ticket", [ticket(1, "open"), ticket(5, "done", 4), ticket(7, "open")])).toMatchObject({
    status: "open",
    closedAt: null,
  });
  expect(foldRecord("ticket", [ticket(5, "done", 4), ticket(7, "in_progress"), ticket(9, "done")])["closedAt"]).toBe(at(9));
});

test("what is late does not take a run back from its end", () => {
  const run = (minutes: number, status: "queued" | "started" | "finished") =>
    stored(pipelineDraft({ id: "1", status }, { key: status, at: new Date(START + minutes * 60_000), receivedAt }));
  expect(foldRecord("pipeline", [run(5, "finished"), run(6, "started")])["status"]).toBe("finished");
});

test("what nobody said is unknown; lists and switches are empty", () => {
  const [made] = [stored(changeRequestDraft({ id: "1", status: "created" }, { key: "k", at: null, receivedAt }))];
  expect(foldRecord("change-request", [made])).toMatchObject({
    number: null,
    plannedStart: null,
    services: [],
    emergency: false,
    status: "created",
  });
});
