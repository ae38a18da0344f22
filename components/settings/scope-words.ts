import type { Scope } from "@/lib/domain/access";

/** What each scope lets a token do, in words. */
export const SCOPE_WORDS: Readonly<Record<Scope, { readonly short: string; readonly hint: string }>> = {
  "ingest:events": { short: "Send events", hint: "Deployments, incidents and changes, from a pipeline." },
  "ingest:otlp": { short: "Send telemetry", hint: "Traces from OpenTelemetry." },
  read: { short: "Read", hint: "Everything a viewer sees, through the API." },
  admin: { short: "Administer", hint: "All of the above, people and tokens included. For automation you trust." },
};

/** The scopes of a token as a phrase. */
export const scopePhrase = (scopes: readonly string[]): string =>
  Object.entries(SCOPE_WORDS)
    .filter(([scope]) => scopes.includes(scope))
    .map(([, words], place) => (place === 0 ? words.short : words.short.toLowerCase()))
    .join(", ");
