import { incidentDraft, ticketDraft } from "../facts/draft";
import type { IncidentFacts, TicketFacts } from "../facts/facts";
import { type Delivery, made, type SourceReading } from "./adapter";
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

/** An incident where its type or one of its labels says so, else a ticket. An incident that loses its last such label has ended. */
export function issueReading(delivery: Delivery, issue: Issue): SourceReading {
  const words = new Set(delivery.settings.incidentLabels.map((word) => word.toLowerCase()));
  const says = (word: string | null): boolean => word !== null && words.has(word.toLowerCase());
  if (says(issue.type) || issue.labels.some(says)) return incidentReading(delivery, issue, issue.step);
  return says(issue.lostLabel) ? incidentReading(delivery, issue, "closed") : ticketReading(delivery, issue);
}

const STATUS = { opened: "open", closed: "resolved", reopened: "reopened", updated: "updated" } as const;

const dateOf = (issue: Issue, step: IssueStep): Date | null =>
  step === "opened" ? issue.openedAt : step === "closed" ? (issue.closedAt ?? issue.updatedAt) : issue.updatedAt;

function incidentReading(delivery: Delivery, issue: Issue, step: IssueStep): SourceReading {
  const { receivedAt } = delivery;
  const place = incidentPlace(delivery.settings, {
    services: [labelled(issue, /^services?$/i) ?? issue.serviceWord],
    environment: labelled(issue, /^env(ironment)?$/i),
  });
  const when = dateOf(issue, step);
  const facts: IncidentFacts = {
    id: issue.id,
    status: STATUS[step],
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
  return made([incidentDraft(facts, { key: issue.key, at: when, receivedAt })], place.unmapped);
}

function ticketReading({ receivedAt }: Delivery, issue: Issue): SourceReading {
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
  return made([ticketDraft(facts, { key: issue.key, at: when, receivedAt })]);
}

/** What a label such as `severity:high` or `service::checkout` says. */
function labelled({ labels }: Issue, name: RegExp): string | null {
  const split = labels.map((label) => /^([^:/=]+?)\s*(?:::?|\/|=)\s*(\S.*)$/.exec(label));
  return split.find((parts) => name.test(parts?.[1] ?? ""))?.[2] ?? null;
}
