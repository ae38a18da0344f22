import { approvalDraft } from "../../facts/draft";
import { APPROVAL_STATUSES, type ApprovalFacts } from "../../facts/facts";
import { made, type SourceReading } from "../adapter";
import { linkAt, said, textAt } from "../fields";
import { noUse } from "../no-use";
import { type CdEvent, subjectKey } from "./cd-event";

/** `approval.*`, of the draft of 0.6. One answer among several decides nothing: only closing it says how it ended. */
export function readApproval(event: CdEvent): SourceReading {
  const { content, delivery, predicate } = event;
  if (!["created", "updated", "closed"].includes(predicate)) return noUse("approval", predicate);
  const decision = textAt(content, "decision", 40);
  const status = predicate === "closed" ? endOf(textAt(content, "status", 40) ?? decision) : "requested";
  if (status === null) return noUse("approval", textAt(content, "status", 40) ?? "closed");
  const responder = textAt(content, "responder");
  const facts: ApprovalFacts = {
    id: subjectKey(event),
    status,
    ...said({
      subject: textAt(content, "resourceTargetUrl", 500) ?? textAt(content, "target.uri", 500),
      requestedAt: predicate === "created" ? event.moment : null,
      requestedBy: textAt(content, "requestor"),
      decidedAt: predicate === "closed" ? event.moment : null,
      decidedBy: predicate === "closed" && responder !== null ? [responder] : null,
      comment: predicate === "updated" && decision !== null ? [responder, decision].filter((word) => word !== null).join(": ") : null,
      url: linkAt(content, "approvalDetailsUrl"),
    }),
  };
  return made([approvalDraft(facts, { key: event.key, at: event.at, receivedAt: delivery.receivedAt })]);
}

/** A final status; null for any other word. */
const endOf = (word: string | null): ApprovalFacts["status"] | null =>
  APPROVAL_STATUSES.find((status) => status === word && status !== "requested") ?? null;
