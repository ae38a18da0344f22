import { objectIn, reasonOf } from "../wire";
import type { GateOptions } from "./options";

/** What Wake said when it was asked once. */
export type Said =
  | { readonly kind: "yes"; readonly sentence: string }
  | { readonly kind: "no"; readonly sentence: string }
  /** Asked again later it may say more; `retryMs` is what it asked for, null when it will say nothing else any more. */
  | { readonly kind: "open"; readonly sentence: string; readonly retryMs: number | null }
  /** The question itself is wrong, or the token. */
  | { readonly kind: "refused"; readonly sentence: string }
  | { readonly kind: "unreachable"; readonly sentence: string };

const PATIENCE_MS = 10_000;
/** How soon to look again for a deployment that Wake has not heard of. */
const UNKNOWN_MS = 5_000;
const REFUSED = new Set([400, 401, 403, 422]);

/** Asks Wake once. Never throws; ended by `signal`, it answers that Wake could not be reached. */
export async function askWake(options: GateOptions, signal: AbortSignal): Promise<Said> {
  const { url, token, until, service, environment, version, horizon } = options;
  const query = new URLSearchParams({ service, environment, version, ...(horizon === null ? {} : { horizon }) });
  try {
    const response = await fetch(`${url}/api/v1/${until === "allow" ? "gate" : "verdict"}?${query}`, {
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
      // Followed, it would hand the token to whoever is there.
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    return saidIn(options, response.status, objectIn(await response.text()));
  } catch (error) {
    return { kind: "unreachable", sentence: `Wake does not answer at ${url} (${reasonOf(error)}).` };
  }
}

type Body = Readonly<Record<string, unknown>>;

function saidIn(options: GateOptions, status: number, body: Body | null): Said {
  if (status === 200 && body !== null && "decision" in body) return gateSaid(options, body);
  if (status === 200 && body !== null && "state" in body) return verdictSaid(options, body);
  const told = [body?.["detail"], body?.["fix"]].filter((part) => typeof part === "string").join(" ");
  if (status === 404 && told !== "")
    return { kind: "open", sentence: `Wake has not heard of ${nameOf(options)} yet.`, retryMs: UNKNOWN_MS };
  if (REFUSED.has(status) && told !== "") return { kind: "refused", sentence: `Wake answered ${status}: ${told}` };
  return {
    kind: "unreachable",
    sentence: `Wake answered ${status}: ${told === "" ? "not what Wake answers; is the address Wake's?" : told}`,
  };
}

function verdictSaid(options: GateOptions, { ok, state, score, horizon, evidence, retryAfterSeconds }: Body): Said {
  const because = textsIn(evidence)[0];
  const sentence = `${nameOf(options)}: ${String(state)} at ${String(horizon)}${because === undefined ? "." : `. ${because}`}`;
  if (ok === true) return { kind: "yes", sentence };
  // A suspicion may still turn out to be nothing, unless a person confirmed it.
  const isOpen = ok !== false || (state === "suspect" && score !== 0 && options.failOn !== "suspect");
  return isOpen ? { kind: "open", sentence, retryMs: msOf(retryAfterSeconds) } : { kind: "no", sentence };
}

function gateSaid(options: GateOptions, { decision, reasons }: Body): Said {
  const sentence = `${nameOf(options)}: ${String(decision)}. ${textsIn(reasons).join(" ")}`.trim();
  if (decision === "allow") return { kind: "yes", sentence };
  const isOpen = decision === "warn" && options.failOn !== "warn";
  return isOpen ? { kind: "open", sentence, retryMs: options.intervalMs } : { kind: "no", sentence };
}

export const nameOf = ({ service, version, environment }: GateOptions): string => `${service} ${version} in ${environment}`;

const textsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
const msOf = (seconds: unknown): number | null => (typeof seconds === "number" ? seconds * 1_000 : null);
