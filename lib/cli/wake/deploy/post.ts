import { objectIn, reasonOf } from "../wire";

/** What became of one attempt to tell Wake something. */
export type Outcome =
  | { readonly kind: "stored" }
  /** Wake will not take this, however often it is sent. */
  | { readonly kind: "refused"; readonly sentence: string }
  /** It may work later, or once the address or the token is right. */
  | { readonly kind: "undelivered"; readonly sentence: string; readonly retry: boolean };

export type Letter = {
  /** Where Wake is, without a slash at its end. */
  readonly url: string;
  /** The same whenever these bytes are sent. */
  readonly key: string;
  readonly body: string;
};

/** What is wrong with the bytes themselves. */
const FINAL = new Set([400, 409, 413, 415, 422]);

/** Posts a deployment event once and waits at most `timeoutMs` for the whole answer. Never throws. */
export async function post({ url, key, body }: Letter, token: string, timeoutMs: number): Promise<Outcome> {
  try {
    const response = await fetch(`${url}/api/v1/events/deployments`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": key },
      body,
      // Followed, it would hand the token to whoever is there, and a sign-in page would look like success.
      redirect: "manual",
      signal: AbortSignal.timeout(Math.max(1, Math.ceil(timeoutMs))),
    });
    return outcomeOf(response.status, objectIn(await response.text()));
  } catch (error) {
    return { kind: "undelivered", sentence: `Wake does not answer at ${url} (${reasonOf(error)}).`, retry: true };
  }
}

function outcomeOf(status: number, answer: Readonly<Record<string, unknown>> | null): Outcome {
  if (status < 300 && answer !== null && "status" in answer) return { kind: "stored" };
  const told = [answer?.["detail"], ...issuesIn(answer?.["errors"]), answer?.["fix"]].filter((part) => typeof part === "string");
  const sentence = `Wake answered ${status}: ${told.length > 0 ? told.join(" ") : "not what Wake answers; is the address Wake's?"}`;
  // Without Wake's own words it was a proxy that spoke.
  if (FINAL.has(status) && told.length > 0) return { kind: "refused", sentence };
  return { kind: "undelivered", sentence, retry: status >= 500 || status === 429 };
}

const issuesIn = (errors: unknown): string[] =>
  Array.isArray(errors)
    ? errors.flatMap((one: { field?: unknown; message?: unknown; allowed?: unknown }) => {
        const allowed = Array.isArray(one.allowed) ? ` (${one.allowed.join(", ")})` : "";
        return typeof one.field === "string" ? [`[${one.field} ${String(one.message)}${allowed}]`] : [];
      })
    : [];
