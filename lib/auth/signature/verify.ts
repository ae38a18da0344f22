import type { SourceId } from "@/lib/domain/source";
import { fluxSignature } from "./flux";
import { githubSignature } from "./github";
import { gitlabSignature } from "./gitlab";
import { grafanaSignature } from "./grafana";
import { jiraSignature } from "./jira";
import { pagerdutySignature } from "./pagerduty";
import { sharedSecret } from "./shared";
import type { Check, SignedCall } from "./signed-call";
import { standardSignature } from "./standard-webhooks";
import { wakeSignature } from "./wake";

/** How a source's calls are checked. */
type Rule = {
  /** Signatures by the header that announces them: one that is there must be right, whatever else is sent. */
  readonly signed: Readonly<Record<string, Check>>;
  /** What is asked of a call without any of these headers. */
  readonly otherwise: Check;
  /** The secret itself is enough, and so is an API token of Wake. */
  readonly shared: boolean;
};

const alone = (check: Check): Rule => ({ signed: {}, otherwise: check, shared: false });
const either = (signed: Readonly<Record<string, Check>>): Rule => ({ signed, otherwise: sharedSecret, shared: true });

/** A source that always signs must be signed; only where signing is a choice of the sender's is the secret itself enough. */
const RULES: Readonly<Partial<Record<SourceId, Rule>>> = {
  github: alone(githubSignature),
  gitlab: alone(gitlabSignature),
  pagerduty: alone(pagerdutySignature),
  incidentio: alone(standardSignature),
  jira: either({ "x-hub-signature": jiraSignature }),
  flux: either({ "x-signature": fluxSignature }),
  grafana: either({ "x-grafana-alerting-signature": grafanaSignature }),
  servicenow: either({ "x-wake-signature": wakeSignature }),
  generic: either({
    "x-wake-signature": wakeSignature,
    "webhook-signature": standardSignature,
    "svix-signature": standardSignature,
    "x-hub-signature-256": githubSignature,
  }),
};
const SHARED = either({ "x-wake-signature": wakeSignature });

const ruleOf = (source: SourceId): Rule => RULES[source] ?? SHARED;

/** Whether calls of a source may come with the secret itself or with an API token instead of a signature. */
export const takesSharedSecret = (source: SourceId): boolean => ruleOf(source).shared;

/**
 * Whether a call comes from who holds a secret of the connection. Pure, and total: whatever is sent is either right or refused with a
 * sentence that tells nothing of the secret.
 */
export function verifyCall(source: SourceId, call: SignedCall): "ok" | { readonly refused: string } {
  const rule = ruleOf(source);
  if (call.secrets.every((secret) => secret === "")) return { refused: "This connection has no secret that holds." };
  const announced = Object.entries(rule.signed).flatMap(([header, check]) => (call.headers[header] === undefined ? [] : [check]));
  for (const check of announced.length > 0 ? announced : [rule.otherwise]) {
    const refused = check(call);
    if (refused !== null) return { refused };
  }
  return "ok";
}
