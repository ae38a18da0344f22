import fc from "fast-check";
import { hexId, NOW, ns } from "./otlp-build";
import type { AnyValue, Attribute, ResourceInput, SpanInput } from "./otlp-encode";

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "",
    "GET",
    "/cart/{id}",
    "*",
    "200",
    "404",
    "503",
    "OK",
    "UNAVAILABLE",
    "Production",
    "production",
    " padded ",
    "\u0000nul",
    "receive",
    "https://user@shop.example:8443/cart?x",
    "shop.example:80",
  ),
  fc.string({ unit: "grapheme", minLength: 180, maxLength: 240 }),
);

const plainValues: fc.Arbitrary<AnyValue> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ text: texts }) },
  {
    weight: 3,
    arbitrary: fc.record({ int: fc.oneof(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.constantFrom(200n, 404n, 503n, 0n, 13n)) }),
  },
  fc.record({ flag: fc.boolean() }),
  fc.record({ double: fc.double() }),
  fc.record({ bytes: fc.uint8Array({ maxLength: 4 }) }),
  fc.constant({ nothing: true as const }),
);

/** Every form of `AnyValue`, nested arrays and maps included. */
export const anyValues: fc.Arbitrary<AnyValue> = fc.oneof(
  { weight: 8, arbitrary: plainValues },
  fc.record({ list: fc.array(fc.oneof(plainValues, fc.record({ list: fc.array(plainValues, { maxLength: 2 }) })), { maxLength: 3 }) }),
  fc.record({ map: fc.array(fc.tuple(texts, plainValues), { maxLength: 2 }) }),
);

const keys = fc.constantFrom(
  ..."service.name deployment.environment.name deployment.environment service.version container.image.tags artifact.version".split(" "),
  ..."http.request.method http.method http.route http.response.status_code http.status_code error.type __proto__ x constructor".split(" "),
  ..."peer.service service.peer.name db.system.name db.system db.namespace db.name messaging.destination.name rpc.service".split(" "),
  ..."server.address net.peer.name http.host url.full http.url cicd.pipeline.name".split(" "),
  ..."rpc.status_code rpc.response.status_code rpc.grpc.status_code messaging.operation.type messaging.operation url.path".split(" "),
);

export const attributes: fc.Arbitrary<Attribute[]> = fc.array(fc.tuple(keys, anyValues), { maxLength: 8 });

/** Ids are drawn from so few that spans find parents, in trees and in circles. */
const spanId = fc.integer({ min: 0, max: 6 }).map((number) => hexId(number, 8));
const momentNs = fc.oneof(
  { weight: 8, arbitrary: fc.bigInt(ns(NOW - 300_000), ns(NOW)) },
  fc.constantFrom(0n, 1n, 2n ** 64n - 1n, ns(NOW - 25 * 3_600_000), ns(NOW + 3_600_000), ns(NOW - 60_000), ns(NOW - 60_000) - 1n),
);

/** Spans of a few traces; `traces` names them, so that two bodies can be kept apart. */
export const spansOf = (traces: readonly number[]): fc.Arbitrary<SpanInput[]> =>
  fc.array(
    fc.record(
      {
        traceId: fc.constantFrom(...traces).map((number) => hexId(number, 16)),
        spanId,
        traceState: fc.constantFrom("", "ot=th:8", "other=1,ot=rv:1;th:c", "ot=th:0", "ot=p:8"),
        parentSpanId: spanId,
        name: texts,
        kind: fc.integer({ min: 0, max: 7 }),
        startNs: momentNs,
        endNs: momentNs,
        attributes,
        status: fc.integer({ min: 0, max: 3 }),
      },
      { requiredKeys: ["traceId", "spanId", "startNs", "endNs"] },
    ),
    { maxLength: 8 },
  );

export const resourcesOf = (traces: readonly number[]): fc.Arbitrary<ResourceInput[]> =>
  fc.array(fc.record({ attributes, scopes: fc.array(fc.record({ spans: spansOf(traces) }), { maxLength: 2 }) }), { maxLength: 3 });
