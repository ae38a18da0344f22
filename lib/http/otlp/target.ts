/** What a path of OTLP/HTTP asks for; `taken` says whether Wake takes this signal. */
export type Target = { readonly endpoint: string; readonly taken: boolean };

const TARGETS: ReadonlyMap<string, Target> = new Map([
  ["/v1/traces", { endpoint: "/v1/traces", taken: true }],
  ["/v1/metrics", { endpoint: "/v1/metrics", taken: false }],
  ["/v1/logs", { endpoint: "/v1/logs", taken: false }],
]);

/**
 * The target of a path: at the root or below `/api/otlp`, with or without a slash at the end. An endpoint that was set as a base and
 * as a whole gives `/v1/traces/v1/traces`, which is understood too. Null for every other path.
 */
export function targetOf(path: string): Target | null {
  const plain = path.replace(/^\/api\/otlp(?=\/)/, "").replace(/\/+$/, "");
  return TARGETS.get(plain.replace(/^(\/v1\/\w+)\1$/, "$1")) ?? null;
}
