import { env } from "@/lib/env";

const PREFLIGHT = {
  "access-control-allow-methods": "POST",
  "access-control-allow-headers": "content-type, authorization, content-encoding, idempotency-key",
  "access-control-max-age": "7200",
};

/** What a browser must be told so that a page of this origin may send. Only the origin that people open Wake at is let in. */
export function corsHeaders(origin: string | null): Record<string, string> {
  if (origin === null || origin !== allowedOrigin()) return {};
  return { "access-control-allow-origin": origin, "access-control-expose-headers": "retry-after", vary: "origin" };
}

/** The same for the question that a browser asks first. */
export function preflightHeaders(origin: string | null): Record<string, string> {
  const allowed = corsHeaders(origin);
  return "access-control-allow-origin" in allowed ? { ...allowed, ...PREFLIGHT } : {};
}

function allowedOrigin(): string | null {
  const address = env().WAKE_URL;
  return address === undefined ? null : new URL(address).origin;
}
