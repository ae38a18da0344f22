import type { AttributedIncident, ChangeRow, DeliveryRow } from "@/lib/domain/delivery-row";

/** When `deliveryRowOf` finishes. */
export const FINISHED = Date.UTC(2026, 4, 4, 12);

/** A planned deployment that hurt nobody and carries no change, but for what is given. */
export const deliveryRowOf = (given: Partial<DeliveryRow> = {}): DeliveryRow => ({
  id: "d2",
  service: "checkout",
  team: "shop",
  environment: "production",
  version: "1.2.0",
  releaseId: "checkout@1.2.0",
  reached: true,
  at: FINISHED,
  startedAt: FINISHED - 60_000,
  isRollback: false,
  emergency: false,
  recorded: true,
  endedAt: null,
  endedBy: null,
  rolledBackAt: null,
  previousAt: null,
  carriedBy: "commits",
  carriedReason: null,
  labels: {},
  incidents: [],
  repairs: [],
  verdicts: [],
  repairedBy: [],
  changes: [],
  ...given,
});

/** A request of a person with every stage, merged an hour before `FINISHED`, but for what is given. */
export const changeRowOf = (given: Partial<ChangeRow> = {}): ChangeRow => ({
  id: "https://forge.example/shop#7",
  repository: "https://forge.example/shop",
  number: 7,
  url: null,
  title: "Take cards",
  author: "ada",
  bot: false,
  firstCommitAt: FINISHED - 48 * HOUR,
  openedAt: FINISHED - 40 * HOUR,
  readyAt: FINISHED - 30 * HOUR,
  firstReviewAt: FINISHED - 20 * HOUR,
  approvedAt: FINISHED - 5 * HOUR,
  mergedAt: FINISHED - HOUR,
  mergeCommit: "6dcb09b5b57875f334f61aebed695e2e4193db5e",
  headBranch: "cards",
  labels: {},
  commits: [],
  unknownCommits: 0,
  arrivals: [],
  ...given,
});

/** An incident that a sender declared, opened an hour after `FINISHED` and not resolved, but for what is given. */
export const incidentOf = (given: Partial<AttributedIncident> = {}): AttributedIncident => ({
  id: "inc-1",
  title: "Cards are refused",
  openedAt: FINISHED + HOUR,
  resolvedAt: null,
  source: "declared",
  confidence: 1,
  ...given,
});

export const HOUR = 3_600_000;
