import type { ErrorCode, WakeError } from "@/lib/domain/error";
import type { OtlpEncoding } from "@/lib/ingest/otlp/signal";
import { asWakeError, statusOf } from "../problem";
import { statusBody } from "./answer-body";
import type { OtlpAnswer } from "./exchange";

/** `google.rpc.Code` of each failure. */
const RPC_CODES: Readonly<Record<ErrorCode, number>> = {
  malformed: 3,
  invalid: 3,
  unauthenticated: 16,
  forbidden: 7,
  "not-found": 5,
  conflict: 10,
  "too-large": 8,
  unsupported: 3,
  throttled: 8,
  unavailable: 14,
};
const RPC_INTERNAL = 13;
/** Exporters give up at once on more than they have time for. */
const LONGEST_WAIT_S = 5;

export type Refusal = { readonly answer: OtlpAnswer; readonly detail: string; readonly fix: string | null };

/**
 * A failure as `google.rpc.Status` in the request's encoding. A body that can never be read is 400, the status OTLP has for it; what
 * may be sent again is 429 or 503 with whole seconds to wait. A bug is 500: sent again, it would fail again.
 */
export function refusalOf(error: unknown, encoding: OtlpEncoding): Refusal {
  const known = asWakeError(error);
  const status = known === null ? 500 : known.code === "invalid" ? 400 : statusOf(known.code);
  const detail = known?.message ?? "Wake failed; its log says why.";
  const fix = known?.fix ?? null;
  const body = statusBody(encoding, known === null ? RPC_INTERNAL : RPC_CODES[known.code], fix === null ? detail : `${detail} ${fix}`);
  return { answer: { status, headers: headersOf(status, known), body }, detail, fix };
}

function headersOf(status: number, error: WakeError | null): Record<string, string> {
  if (status === 401) return { "www-authenticate": 'Bearer realm="wake"' };
  if (status !== 429 && status !== 503) return {};
  return { "retry-after": String(Math.min(LONGEST_WAIT_S, Math.max(1, Math.ceil(error?.retryAfterS ?? 1)))) };
}
