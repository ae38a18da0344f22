import { approvalDraft } from "../../facts/draft";
import { made, type SourceReading } from "../adapter";
import { said, textAt } from "../fields";
import { idAt } from "../id-at";
import { momentOf } from "../moment";
import { incomplete, noUse } from "../no-use";
import { placeOf } from "../place";
import { timeAt } from "../time";
import { accountAt, type GitHubEvent } from "./github-event";

/** `deployment_protection_rule`: an app is asked whether a deployment may go on. */
export function readProtectionRule(event: GitHubEvent): SourceReading {
  if (event.action !== "requested") return noUse("deployment_protection_rule", event.action);
  const { body, delivery } = event;
  const deployment = idAt(body, "deployment.id");
  const named = textAt(body, "environment") ?? textAt(body, "deployment.environment");
  if (deployment === null || named === null) return incomplete("deployment_protection_rule", "its deployment or its environment");
  const subject = `${event.prefix}:${deployment}`;
  const id = `${subject}:protection-rule`;
  const place = placeOf(delivery.settings, { service: event.serviceWord, environment: named });
  const when = timeAt(body, "deployment.created_at");
  const { receivedAt } = delivery;
  const facts = {
    id,
    status: "requested" as const,
    subject,
    ...said({
      service: place.service,
      environment: place.environment,
      requestedAt: momentOf(when, receivedAt),
      requestedBy: accountAt(body, "deployment.creator"),
    }),
  };
  return made([approvalDraft(facts, { key: `${id}:requested`, at: when, receivedAt })], place.unmapped);
}
