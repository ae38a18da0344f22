import { hexId, ns, SERVER, STATUS_ERROR } from "./otlp-build";
import { encodeTraces, type ResourceInput, type SpanInput } from "./otlp-encode";
import type { Happening } from "./stored-sums";

/** A served request; its number makes the ids of its span. */
export type Served = Happening & { readonly number: number };

/** The body in which a Collector would send these requests: one resource for each service and version. */
export function bodyOf(requests: readonly Served[]): Uint8Array {
  const resources = new Map<string, Served[]>();
  for (const one of requests) {
    const key = `${one.service} ${one.version}`;
    const known = resources.get(key);
    if (known === undefined) resources.set(key, [one]);
    else known.push(one);
  }
  return encodeTraces(Array.from(resources.values(), resourceOf));
}

const resourceOf = (requests: readonly Served[]): ResourceInput => ({
  attributes: [
    ["service.name", { text: requests[0]?.service ?? "" }],
    ["deployment.environment.name", { text: "production" }],
    ["service.version", { text: requests[0]?.version ?? "" }],
  ],
  scopes: [{ spans: requests.map(spanOf) }],
});

const spanOf = ({ number, operation, atMs, durationUs, failed }: Served): SpanInput => ({
  traceId: hexId(number, 16),
  spanId: hexId(number, 8),
  name: operation,
  kind: SERVER,
  startNs: ns(atMs),
  endNs: ns(atMs) + BigInt(durationUs) * 1000n,
  ...(failed && { status: STATUS_ERROR }),
});
