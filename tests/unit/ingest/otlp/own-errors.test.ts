import { describe, expect, test } from "vitest";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { CLIENT, hexId, reduceAs, resource, SERVER, STATUS_ERROR, span } from "@/tests/support/otlp-build";
import type { Attribute, SpanInput } from "@/tests/support/otlp-encode";

const traceId = hexId(0xabc, 16);
const failing = (id: number, parent: number, kind: number, changes: Partial<SpanInput> = {}): SpanInput =>
  span({ traceId, spanId: hexId(id, 8), parentSpanId: hexId(parent, 8), kind, status: STATUS_ERROR, ...changes });
const named = (name: string): Attribute[] => [["service.name", { text: name }]];

const errorsOf = (services: Record<string, readonly SpanInput[]>): Record<string, string> => {
  const { deltas } = reduceAs(
    "protobuf",
    Object.entries(services).map(([name, spans]) => resource(spans, named(name))),
  );
  const all = deltas.filter(({ key }) => key.operation === ALL_OPERATIONS && key.kind === "server");
  return Object.fromEntries(all.map(({ key, errors, ownErrors }) => [key.service, `${ownErrors} of ${errors}`]));
};

describe("own errors", () => {
  test("a failure without failed calls is the service's own", () => {
    expect(errorsOf({ cart: [failing(1, 0, SERVER)] })).toEqual({ cart: "1 of 1" });
  });

  test("a failed call below takes it away, through spans in between and through other services", () => {
    const gateway = [failing(1, 0, SERVER), failing(2, 1, 1), failing(3, 2, CLIENT)];
    const orders = [failing(4, 3, SERVER), failing(5, 4, CLIENT)];
    const stock = [failing(6, 5, SERVER)];
    expect(errorsOf({ gateway, orders, stock })).toEqual({ gateway: "0 of 1", orders: "0 of 1", stock: "1 of 1" });
    expect(errorsOf({ stock, orders, gateway })).toEqual({ gateway: "0 of 1", orders: "0 of 1", stock: "1 of 1" });
  });

  test("calls that succeeded, and failed calls of other traces or other branches, take nothing away", () => {
    const cart = [
      failing(1, 0, SERVER),
      failing(2, 1, CLIENT, { status: 0 }),
      failing(3, 1, CLIENT, { traceId: hexId(0xdef, 16) }),
      failing(8, 0, SERVER),
      failing(9, 8, CLIENT),
    ];
    expect(errorsOf({ cart })).toEqual({ cart: "1 of 2" });
  });

  test("calls themselves never own an error, and circles of parents end", () => {
    const circle = [failing(1, 2, SERVER), failing(2, 1, SERVER), failing(3, 3, CLIENT), failing(4, 1, CLIENT)];
    const { deltas } = reduceAs("protobuf", [resource(circle)]);
    expect(deltas.map(({ key, errors, ownErrors }) => [key.kind, key.operation, errors, ownErrors])).toEqual([
      ["server", "work", 2, 0],
      ["client", "work", 2, 0],
      ["server", "*", 2, 0],
      ["client", "*", 2, 0],
    ]);
  });
});
