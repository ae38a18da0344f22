import { flagDraft } from "../../facts/draft";
import { made, type SourceReading } from "../adapter";
import { at, flagAt, linkAt, said, textAt } from "../fields";
import { idAt } from "../id-at";
import { incomplete } from "../no-use";
import { mapped } from "../place";
import { type GitLabEvent, userAt } from "./gitlab-event";

/**
 * `feature_flag`: a flag was switched, when it does not say. Nothing tells one switch from the next of the same flag but the id of its
 * delivery; an older GitLab sends none, and then the minute of its arrival has to do.
 */
export function readFeatureFlag(event: GitLabEvent): SourceReading {
  const { body, delivery } = event;
  const flag = at(body, "object_attributes");
  const name = textAt(flag, "name");
  const active = flagAt(flag, "active");
  if (name === null || active === null) return incomplete("feature_flag", "its name or whether it is active");
  const { receivedAt, headers, settings } = delivery;
  const sent = textAt(headers, "webhook-id") ?? textAt(headers, "idempotency-key") ?? receivedAt.toISOString().slice(0, 16);
  const key = [event.prefix, "feature_flag", idAt(flag, "id") ?? name, active ? "on" : "off", sent].join(":");
  const facts = {
    id: key,
    flag: name,
    state: active ? "on" : "off",
    changedAt: receivedAt.toISOString(),
    ...said({
      service: mapped(settings.services, event.serviceWord) ?? event.serviceWord,
      actor: userAt(body, "user"),
      url: linkAt({ url: `${event.repository}/-/feature_flags` }, "url"),
    }),
  };
  return made([flagDraft(facts, { key, at: null, receivedAt })]);
}
