import { groupBy } from "@/lib/domain/group-by";
import { hexId, ns, resource, resourceOf, SERVER, STATUS_ERROR } from "./otlp-build";
import { encodeTraces, type SpanInput } from "./otlp-encode";
import type { Happening } from "./stored-sums";

/** A served request; its number makes the ids of its span. */
export type Served = Happening & { readonly number: number };

/** The body in which a Collector would send these requests: one resource for each service and version. */
export function bodyOf(requests: readonly Served[]): Uint8Array {
  const resources = groupBy(requests, ({ service, version }) => `${service} ${version}`);
  return encodeTraces(
    Array.from(resources.values(), (own) => resource(own.map(spanOf), resourceOf(own[0]?.service ?? "", own[0]?.version ?? ""))),
  );
}

const spanOf = ({ number, operation, atMs, durationUs, failed }: Served): SpanInput => ({
  traceId: hexId(number, 16),
  spanId: hexId(number, 8),
  name: operation,
  kind: SERVER,
  startNs: ns(atMs),
  endNs: ns(atMs) + BigInt(durationUs) * 1000n,
  ...(failed && { status: STATUS_ERROR }),
});
