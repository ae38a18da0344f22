import type { FactsOf } from "../facts/facts";
import { inOrder, type StoredEvent } from "./stored-event";

/** Entities of which every field follows one of a few rules. Deployments, changes, commits and incidents have folds of their own. */
export type RecordType = "pipeline" | "artifact" | "published-release" | "approval" | "change-request" | "ticket" | "flag" | "alert";

/**
 * How a field follows from the events, given in order of occurrence. `last`: what was said last holds, what was not said again stays.
 * `first`: what was said first. `earliest`: the earliest of the moments named. `furthest`: of the state that has come furthest.
 * `open`: the moment it was ended, unless something later opened it again; ending it twice does not move it.
 */
type Rule = "last" | "first" | "earliest" | "furthest" | "open";
type Rules<Type extends RecordType> = { readonly [Field in keyof Required<Omit<FactsOf[Type], "reopenedAt">>]: Rule };

const RULES: { readonly [Type in RecordType]: Rules<Type> } = {
  pipeline: {
    id: "last",
    name: "last",
    repository: "last",
    service: "last",
    environment: "last",
    status: "furthest",
    outcome: "last",
    commit: "last",
    ref: "last",
    queuedAt: "earliest",
    startedAt: "earliest",
    finishedAt: "last",
    url: "last",
    actor: "last",
  },
  artifact: {
    id: "last",
    service: "last",
    version: "last",
    repository: "last",
    commit: "last",
    change: "last",
    packagedAt: "earliest",
    publishedAt: "earliest",
  },
  "published-release": {
    id: "last",
    repository: "last",
    tag: "last",
    name: "last",
    status: "last",
    prerelease: "last",
    ref: "last",
    commit: "last",
    publishedAt: "earliest",
    url: "last",
  },
  approval: {
    id: "last",
    status: "last",
    subject: "last",
    service: "last",
    environment: "last",
    requestedAt: "earliest",
    decidedAt: "last",
    dueAt: "last",
    requestedBy: "last",
    approvers: "last",
    decidedBy: "last",
    comment: "last",
    url: "last",
  },
  "change-request": {
    id: "last",
    number: "last",
    title: "last",
    type: "last",
    status: "last",
    emergency: "last",
    unauthorised: "last",
    approval: "last",
    risk: "last",
    impact: "last",
    services: "last",
    environment: "last",
    openedAt: "earliest",
    plannedStart: "last",
    plannedEnd: "last",
    startedAt: "earliest",
    finishedAt: "last",
    closedAt: "last",
    outcome: "last",
    requestedBy: "last",
    group: "last",
    url: "last",
  },
  ticket: {
    id: "last",
    key: "last",
    title: "last",
    status: "last",
    type: "last",
    priority: "last",
    resolution: "last",
    releases: "last",
    labels: "last",
    openedAt: "earliest",
    closedAt: "open",
    url: "last",
  },
  flag: {
    id: "last",
    flag: "last",
    service: "last",
    environment: "last",
    state: "last",
    changedAt: "first",
    actor: "last",
    url: "last",
  },
  alert: {
    id: "last",
    name: "last",
    status: "furthest",
    severity: "last",
    service: "last",
    environment: "last",
    summary: "last",
    startedAt: "earliest",
    endedAt: "last",
    labels: "last",
    url: "last",
  },
};

/** What is written where nothing was said: a list, a map or a switch is empty, everything else is unknown. */
const EMPTY: Readonly<Record<string, unknown>> = {
  approvers: [],
  decidedBy: [],
  services: [],
  releases: [],
  emergency: false,
  unauthorised: false,
  prerelease: false,
};
const EMPTY_OF: Readonly<Partial<Record<RecordType, Readonly<Record<string, unknown>>>>> = {
  ticket: { labels: [] },
  alert: { labels: {} },
};

/** The fields of a record in the order of its projection. */
export const recordFields = (type: RecordType): readonly string[] => Object.keys(RULES[type]);

export type RecordProjection = Readonly<Record<string, unknown>>;
type RecordEvent = StoredEvent<Readonly<Record<string, unknown>>>;

/** Folds the events of one record; there must be at least one. The order of arrival has no part in it. */
export function foldRecord(type: RecordType, unordered: readonly RecordEvent[]): RecordProjection {
  const events = inOrder(unordered);
  const furthest = events.toSorted((a, b) => a.rank - b.rank);
  const value = (field: string, rule: Rule): unknown => {
    if (rule === "furthest") return lastOf(furthest, field);
    if (rule === "first") return events.find(({ payload }) => payload[field] !== undefined)?.payload[field];
    if (rule === "earliest") return events.flatMap(({ payload }) => textOf(payload[field])).sort()[0];
    return rule === "open" ? endOf(events, field) : lastOf(events, field);
  };
  const rules = Object.entries<Rule>(RULES[type]);
  return Object.fromEntries(rules.map(([field, rule]) => [field, value(field, rule) ?? EMPTY_OF[type]?.[field] ?? EMPTY[field] ?? null]));
}

const lastOf = (events: readonly RecordEvent[], field: string): unknown =>
  events.reduce<unknown>((held, { payload }) => payload[field] ?? held, undefined);

const textOf = (value: unknown): string[] => (typeof value === "string" ? [value] : []);

/** When the last of the states that say `done` without a break began. */
function endOf(events: readonly RecordEvent[], field: string): string | undefined {
  return events.reduce<string | undefined>((held, { payload, occurredAt }) => {
    if (payload["status"] !== "done") return payload["status"] === undefined ? held : undefined;
    return held ?? textOf(payload[field])[0] ?? occurredAt.toISOString();
  }, undefined);
}
