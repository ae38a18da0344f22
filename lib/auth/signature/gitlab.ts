import { isOneOf } from "./same-secret";
import type { SignedCall } from "./signed-call";
import { standardSignature } from "./standard-webhooks";

/** GitLab signs from release 19 on; before that it sends the secret itself. Where there is a signature, it alone counts. */
export function gitlabSignature(call: SignedCall): string | null {
  if (call.headers["webhook-signature"] !== undefined) return standardSignature(call);
  const token = call.headers["x-gitlab-token"];
  if (token === undefined) return "Neither webhook-signature nor X-Gitlab-Token is there.";
  return isOneOf(call.secrets, token) ? null : "X-Gitlab-Token is not the secret of this connection.";
}
