import { describe, expect, test } from "vitest";
import { CLIENT, hexId, PRODUCER, reduce, STATUS_ERROR, span } from "@/tests/support/otlp-build";
import type { Attribute, SpanInput } from "@/tests/support/otlp-encode";

const peersOf = (attributes: readonly (readonly [string, string])[], changes: Partial<SpanInput> = {}): string[] =>
  reduce([span({ kind: CLIENT, attributes: attributes.map(([key, text]): Attribute => [key, { text }]), ...changes })])
    .deltas.filter(({ key }) => key.kind === "dependency")
    .map(({ key }) => key.operation);

describe("whom a call goes to", () => {
  test.each<[string, readonly (readonly [string, string])[]]>([
    [
      "payment",
      [
        ["server.address", "10.0.0.7"],
        ["peer.service", "payment"],
      ],
    ],
    ["payment", [["service.peer.name", "payment"]]],
    [
      "postgresql",
      [
        ["db.system", "postgresql"],
        ["server.address", "db1"],
      ],
    ],
    [
      "postgresql shop",
      [
        ["db.namespace", "shop"],
        ["db.system.name", "postgresql"],
      ],
    ],
    [
      "mysql old",
      [
        ["db.system", "mysql"],
        ["db.name", "old"],
      ],
    ],
    [
      "orders",
      [
        ["messaging.destination.name", "orders"],
        ["server.address", "broker"],
      ],
    ],
    [
      "shop.Cart",
      [
        ["rpc.service", "shop.Cart"],
        ["server.address", "cart"],
      ],
    ],
    [
      "cart.example",
      [
        ["server.address", "cart.example"],
        ["url.full", "https://else/"],
      ],
    ],
    ["10.0.0.7", [["net.peer.name", "10.0.0.7"]]],
    ["cart.example", [["http.host", "cart.example:8080"]]],
    ["[::1]", [["http.host", "[::1]:8080"]]],
    ["::1", [["server.address", "::1"]]],
    ["cart.example", [["url.full", "https://me:secret@cart.example:8443/a?b=c"]]],
    ["cart.example", [["http.url", "http://cart.example"]]],
    ["(*)", [["peer.service", "*"]]],
  ])("%s", (peer, attributes) => {
    expect(peersOf(attributes)).toEqual([peer]);
  });

  test("nobody, when the span does not tell", () => {
    expect(peersOf([])).toEqual([]);
    expect(peersOf([["url.full", "/only/a/path"]])).toEqual([]);
    expect(
      peersOf([
        ["peer.service", " "],
        ["db.namespace", "shop"],
      ]),
    ).toEqual([]);
  });

  test("messages that are sent have one, requests that are served have none", () => {
    expect(peersOf([["messaging.destination.name", "orders"]], { kind: PRODUCER })).toEqual(["orders"]);
    expect(peersOf([["peer.service", "payment"]], { kind: 2 })).toEqual([]);
  });
});

test("a dependency counts what its calls count, over all their operations", () => {
  const to = (peer: string): Attribute[] => [["peer.service", { text: peer }]];
  const { deltas, accepted } = reduce([
    span({ kind: CLIENT, name: "charge", attributes: to("payment"), status: STATUS_ERROR }),
    span({ kind: CLIENT, name: "refund", attributes: to("payment") }),
    span({ kind: CLIENT, name: "search", attributes: to("catalog") }),
  ]);
  expect(accepted).toBe(3);
  const dependencies = deltas.filter(({ key }) => key.kind === "dependency");
  expect(dependencies.map(({ key, count, errors, ownErrors, sumUs }) => [key.operation, count, errors, ownErrors, sumUs])).toEqual([
    ["payment", 2, 1, 0, 200_000],
    ["catalog", 1, 0, 0, 100_000],
  ]);
});

describe("ends of calls", () => {
  const traceId = hexId(8, 16);
  const call = span({ traceId, spanId: hexId(5, 8), kind: CLIENT, attributes: [["peer.service", { text: "payment" }]] });

  test("both sides of a call name it alike, each from its own body", () => {
    const made = reduce([call]).calls.made;
    const taken = reduce([span({ traceId, parentSpanId: hexId(5, 8) })]).calls.taken;
    expect(made).toEqual([{ id: taken[0]?.id, service: "checkout", environment: "production", peer: "payment" }]);
    expect(made[0]?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(reduce([span({ traceId, parentSpanId: hexId(6, 8) })]).calls.taken[0]?.id).not.toBe(made[0]?.id);
  });

  test("of one trace in eight, at most 16 a side, none without a parent or a peer", () => {
    const spans = Array.from({ length: 800 }, (_, index) => span({ traceId: hexId(index + 1, 16), parentSpanId: hexId(9, 8) }));
    expect(reduce(spans.slice(0, 80)).calls.taken).toHaveLength(10);
    expect(reduce(spans).calls.taken).toHaveLength(16);
    expect(reduce([span({ traceId }), span({ traceId, kind: CLIENT })]).calls).toEqual({ made: [], taken: [] });
  });
});
