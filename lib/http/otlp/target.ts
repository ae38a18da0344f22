import type { OtlpSignal } from "@/lib/ingest/otlp/signal";

/** What a path of OTLP/HTTP asks for; `signal` is null for one that exporters know and Wake does not take. */
export type Target = { readonly endpoint: string; readonly signal: OtlpSignal | null };

const TARGETS: ReadonlyMap<string, Target> = new Map([
  ["/v1/traces", { endpoint: "/v1/traces", signal: "traces" }],
  ["/v1/metrics", { endpoint: "/v1/metrics", signal: "metrics" }],
  ["/v1/logs", { endpoint: "/v1/logs", signal: "logs" }],
  ["/v1development/profiles", { endpoint: "/v1development/profiles", signal: null }],
]);

/**
 * The target of a path: at the root or below `/api/otlp`, with or without a slash at the end. An endpoint that was set as a base and
 * as a whole gives `/v1/traces/v1/traces`, which is understood too. Null for every other path.
 */
export function targetOf(path: string): Target | null {
  return TARGETS.get(path) ?? TARGETS.get(plain(path)) ?? null;
}

const plain = (path: string): string =>
  path
    .replace(/^\/api\/otlp(?=\/)/, "")
    .replace(/\/+$/, "")
    .replace(/^(\/v1\/\w+)\1$/, "$1");
