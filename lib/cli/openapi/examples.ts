import type { EventKind } from "@/lib/ingest/events/event-draft";

/** A body of each kind that can be sent as it stands. */
export const EXAMPLES: Readonly<Record<EventKind, Readonly<Record<string, unknown>>>> = {
  deployments: {
    id: "run-4711",
    service: "checkout",
    environment: "production",
    version: "1.4.2",
    status: "succeeded",
    startedAt: "2026-03-01T12:00:00Z",
    finishedAt: "2026-03-01T12:04:30Z",
    changes: [{ id: "acme/shop#42", title: "Retry card payments", mergedAt: "2026-03-01T11:40:00Z" }],
  },
  incidents: {
    id: "INC-108",
    title: "Card payments fail",
    status: "open",
    openedAt: "2026-03-01T12:20:00Z",
    services: ["checkout"],
    causedBy: ["1.4.2"],
  },
  changes: {
    id: "acme/shop#42",
    repository: "acme/shop",
    title: "Retry card payments",
    firstCommitAt: "2026-02-27T09:10:00Z",
    openedAt: "2026-02-27T15:00:00Z",
    mergedAt: "2026-03-01T11:40:00Z",
    mergeCommit: "5b1d0c3",
  },
};
