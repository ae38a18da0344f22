import { env } from "@/lib/env";

const PREFLIGHT = {
  "access-control-allow-methods": "POST",
  "access-control-allow-headers": "content-type, authorization, content-encoding, idempotency-key",
  "access-control-max-age": "7200",
};
const NONE = {};

/**
 * What a browser must be told so that a page of this origin may send and read the answer: nothing, unless it is where people open
 * Wake or one of `WAKE_OTLP_ORIGINS`.
 */
export function corsHeaders(origin: string | null): Readonly<Record<string, string>> {
  if (origin === null || !isAllowed(origin)) return NONE;
  return { "access-control-allow-origin": origin, "access-control-expose-headers": "retry-after", vary: "origin" };
}

/** The same for the question that a browser asks first. */
export function preflightHeaders(origin: string | null): Readonly<Record<string, string>> {
  const allowed = corsHeaders(origin);
  return "access-control-allow-origin" in allowed ? { ...allowed, ...PREFLIGHT } : NONE;
}

function isAllowed(origin: string): boolean {
  const { WAKE_URL: address, WAKE_OTLP_ORIGINS: others } = env();
  return others.includes(origin) || (address !== undefined && new URL(address).origin === origin);
}
