import type { EventDraft } from "../events/event-draft";
import { incidentDraft, ticketDraft } from "../facts/draft";
import type { IncidentFacts, TicketFacts } from "../facts/facts";
import { type Delivery, made, type SourceReading, type UnmappedRef } from "./adapter";
import { said } from "./fields";
import { incidentPlace } from "./incident-place";
import { momentOf } from "./moment";

export type IssueStep = "opened" | "closed" | "reopened" | "updated";

/** An issue of a forge as one of its events tells of it. */
export type Issue = {
  readonly id: string;
  readonly key: string;
  readonly step: IssueStep;
  /** As people write it: `acme/shop#42`. */
  readonly humanKey: string;
  readonly title: string | null;
  readonly type: string | null;
  readonly labels: readonly string[];
  /** The label that this event took away. */
  readonly lostLabel: string | null;
  readonly resolution: string | null;
  readonly severity: string | null;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  /** It is closed now, whatever this event did. */
  readonly closed: boolean;
  readonly updatedAt: Date | null;
  readonly serviceWord: string;
  readonly url: string | null;
};

/**
 * A ticket, and an incident as well where its type or one of its labels says so. An incident that loses its last such label was none
 * after all: it counts again when it gets one.
 */
export function issueReading(delivery: Delivery, issue: Issue): SourceReading {
  const words = new Set(delivery.settings.incidentLabels.map((word) => word.toLowerCase()));
  const says = (word: string | null): boolean => word !== null && words.has(word.toLowerCase());
  const isIncident = says(issue.type) || issue.labels.some(says);
  const ticket = ticketDraftOf(delivery, issue);
  if (!isIncident && !says(issue.lostLabel)) return made([ticket]);
  const { draft, unmapped } = incidentOf(delivery, issue, isIncident);
  return made([draft, ticket], unmapped);
}

const STATUS = { opened: "open", closed: "resolved", reopened: "reopened", updated: "updated" } as const;

const dateOf = (issue: Issue, step: IssueStep): Date | null =>
  step === "opened" ? issue.openedAt : step === "closed" ? (issue.closedAt ?? issue.updatedAt) : issue.updatedAt;

function incidentOf(delivery: Delivery, issue: Issue, isIncident: boolean): { draft: EventDraft; unmapped: readonly UnmappedRef[] } {
  const { receivedAt } = delivery;
  const { step } = issue;
  const place = incidentPlace(delivery.settings, {
    services: [labelled(issue, /^services?$/i) ?? issue.serviceWord],
    environment: labelled(issue, /^env(ironment)?$/i),
  });
  const when = dateOf(issue, step);
  const facts: IncidentFacts = {
    id: issue.id,
    status: STATUS[step],
    dismissed: !isIncident,
    ...place.facts,
    ...said({
      title: issue.title,
      severity: issue.severity ?? labelled(issue, /^(severity|sev|priority)$/i) ?? issue.labels.find((name) => /^(sev|p)-?\d$/i.test(name)),
      openedAt: momentOf(issue.openedAt, receivedAt),
      resolvedAt: step === "closed" || issue.closed ? momentOf(step === "closed" ? when : issue.closedAt, receivedAt) : null,
      reopenedAt: step === "reopened" ? momentOf(when, receivedAt) : null,
      url: issue.url,
    }),
  };
  return { draft: incidentDraft(facts, { key: issue.key, at: when, receivedAt }), unmapped: place.unmapped };
}

function ticketDraftOf({ receivedAt }: Delivery, issue: Issue): EventDraft {
  const done = issue.step === "closed" || issue.closed;
  const when = dateOf(issue, issue.step);
  const facts: TicketFacts = {
    id: issue.id,
    key: issue.humanKey,
    status: done ? "done" : "open",
    ...said({
      title: issue.title,
      type: issue.type,
      labels: issue.labels.length === 0 ? null : issue.labels,
      resolution: done ? issue.resolution : null,
      openedAt: momentOf(issue.openedAt, receivedAt),
      closedAt: done ? momentOf(issue.closedAt ?? when, receivedAt) : null,
      reopenedAt: issue.step === "reopened" ? momentOf(when, receivedAt) : null,
      url: issue.url,
    }),
  };
  return ticketDraft(facts, { key: `${issue.key}:ticket`, at: when, receivedAt });
}

/** What a label such as `severity:high` or `service::checkout` says. */
function labelled({ labels }: Issue, name: RegExp): string | null {
  const split = labels.map((label) => /^([^:/=]+?)\s*(?:::?|\/|=)\s*(\S.*)$/.exec(label));
  return split.find((parts) => name.test(parts?.[1] ?? ""))?.[2] ?? null;
}
