import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MEDIA_TYPES } from "@/lib/http/otlp/media-type";
import { OTLP_SIGNALS, type OtlpEncoding, type OtlpSignal } from "@/lib/ingest/otlp/signal";
import { responseIn, statusIn } from "@/tests/support/otlp-answers";
import { AUTHORISED, type Call, type Called, callWebRoute, openListener, TOKEN } from "@/tests/support/otlp-listener";
import { ago, asJson, logsOf, metricsOf, newId, pointOf, recordOf, SERVICE, spanOf, tracesOf } from "@/tests/support/otlp-now";
import { asProtobuf } from "@/tests/support/otlp-schema";

const MIB = 1_048_576;
const PROTOBUF = { ...AUTHORISED, "content-type": MEDIA_TYPES.protobuf };
const JSON_TYPE = { ...AUTHORISED, "content-type": MEDIA_TYPES.json };
const AS = { protobuf: PROTOBUF, json: JSON_TYPE } as const;

let listener: Awaited<ReturnType<typeof openListener>>;
beforeAll(async () => {
  listener = await openListener();
});
afterAll(() => listener.close());

const whole = { traces: () => tracesOf(spanOf()), metrics: () => metricsOf([pointOf()]), logs: () => logsOf(recordOf()) } as const;
const encoded = (encoding: OtlpEncoding, signal: OtlpSignal, request: object): Uint8Array =>
  encoding === "json" ? asJson(request) : asProtobuf(signal, request);
const post = (encoding: OtlpEncoding, signal: OtlpSignal, request: object, headers: Record<string, string> = {}): Call => ({
  path: `/v1/${signal}`,
  headers: { ...AS[encoding], ...headers },
  body: encoded(encoding, signal, request),
});
const zipped = (call: Call & { body: Uint8Array }, how: "gzip" | "deflate" | "x-gzip", zip = gzipSync): Call => ({
  ...call,
  headers: { ...call.headers, "content-encoding": how },
  body: zip(call.body),
});
const json = (body: unknown, signal: OtlpSignal = "traces"): Call => ({ path: `/v1/${signal}`, headers: JSON_TYPE, body: asJson(body) });
const spans = (encoding: OtlpEncoding, count = 1) => ({
  headers: AS[encoding],
  body: encoded(encoding, "traces", tracesOf(...Array.from({ length: count }, () => spanOf()))),
});

type Case = readonly [id: string, make: () => Call];
const each = (name: string, make: (encoding: OtlpEncoding, signal: OtlpSignal) => Call): Case[] =>
  OTLP_SIGNALS.flatMap((signal) =>
    (["json", "protobuf"] as const).map((encoding): Case => [`${name}: ${encoding} ${signal}`, () => make(encoding, signal)]),
  );

const OLD = { startTimeUnixNano: "1544712660000000000", endTimeUnixNano: "1544712661000000000", traceId: newId(16).toUpperCase() };
const UNKNOWN = { somethingNew: { deep: [1, "two", { three: null }] } };
const STRANGE_VALUES = [
  { stringValue: "" },
  { boolValue: false },
  { intValue: "-9223372036854775808" },
  { intValue: 7 },
  { doubleValue: 0.5 },
  { bytesValue: "AAEC" },
  { arrayValue: { values: [{ stringValue: "a" }, { intValue: "1" }, {}] } },
  { kvlistValue: { values: [{ key: "inner", value: { boolValue: true } }, { key: "none" }] } },
  {},
].map((value, index) => ({ key: `value.${index}`, value }));

const TAKEN: readonly Case[] = [
  ...each("01-06", (encoding, signal) => post(encoding, signal, whole[signal]())),
  ...each("below /api/otlp", (encoding, signal) => ({ ...post(encoding, signal, whole[signal]()), path: `/api/otlp/v1/${signal}?x=1` })),
  ["10: a charset", () => post("json", "traces", whole.traces(), { "content-type": "application/json; charset=utf-8" })],
  ["11: a type in capitals", () => post("json", "logs", whole.logs(), { "content-type": "APPLICATION/JSON" })],
  ["12: chunks", () => ({ headers: PROTOBUF, body: [...spans("protobuf").body].map((byte) => Uint8Array.of(byte)) })],
  ...each("13-14: gzip", (encoding, signal) =>
    zipped({ ...post(encoding, signal, whole[signal]()), body: encoded(encoding, signal, whole[signal]()) }, "gzip"),
  ),
  ["13: by its old name", () => zipped(spans("json"), "x-gzip")],
  ["15: deflate", () => zipped(spans("protobuf"), "deflate", deflateSync)],
  ["15: deflate without its header", () => zipped(spans("protobuf"), "deflate", deflateRawSync)],
  ["no encoding by name", () => post("protobuf", "metrics", whole.metrics(), { "content-encoding": "identity" })],
  ["an answer that would be compressed is not", () => post("json", "traces", whole.traces(), { "accept-encoding": "gzip" })],
  ["24: the doubled path", () => ({ ...spans("protobuf"), path: "/v1/traces/v1/traces" })],
  ["25: a slash at the end", () => ({ ...post("json", "logs", whole.logs()), path: "/v1/logs/" })],
  ...OTLP_SIGNALS.map((signal): Case => ["33: an empty object", () => json({}, signal)]),
  ...OTLP_SIGNALS.map((signal): Case => ["34: no bytes of protobuf", () => ({ path: `/v1/${signal}`, headers: PROTOBUF })]),
  ["35: an empty envelope", () => json({ resourceSpans: [{ scopeSpans: [{}] }, {}] })],
  ["37: fields of tomorrow", () => json({ ...tracesOf({ ...spanOf(), ...UNKNOWN, status: { code: 1, ...UNKNOWN } }), ...UNKNOWN })],
  ["37: fields of tomorrow", () => json({ ...metricsOf([{ ...pointOf(), ...UNKNOWN }]), ...UNKNOWN }, "metrics")],
  ["37: fields of tomorrow", () => json({ ...logsOf({ ...recordOf(), ...UNKNOWN }), ...UNKNOWN }, "logs")],
  [
    "38: 64 bits as numbers",
    () => json(metricsOf([pointOf({ count: 8, bucketCounts: [7, 0, 1, 0], timeUnixNano: Number(ago(2)) })]), "metrics"),
  ],
  ["39: 64 bits as texts, to their ends", () => json(tracesOf(spanOf({ attributes: STRANGE_VALUES, droppedAttributesCount: 4294967295 })))],
  ["40: every form of value", () => json(tracesOf(spanOf({ attributes: STRANGE_VALUES })))],
  [
    "40: every form of value",
    () => json(logsOf(recordOf({ attributes: STRANGE_VALUES, body: { kvlistValue: { values: STRANGE_VALUES } } })), "logs"),
  ],
  ["41: what is no number", () => json(metricsOf([pointOf({ sum: "NaN", min: "-Infinity", max: "Infinity" })]), "metrics")],
  ["42: a kind of tomorrow", () => json(tracesOf(spanOf({ kind: 99 })))],
  ["45: names by index", () => json(tracesOf(spanOf({ attributes: [{ keyStrindex: 3, value: { stringValueStrindex: 4 } }] })))],
  [
    "51: a log without times and with ids that are none",
    () => json(logsOf({ body: { stringValue: "x" }, traceId: "ab", spanId: "00" }), "logs"),
  ],
  ["52: an end before the start", () => json(tracesOf(spanOf({ endTimeUnixNano: ago(9) })))],
  ["55: bearer in small letters", () => post("json", "traces", whole.traces(), { authorization: `bearer ${TOKEN}` })],
  ["56: an encoded space", () => post("json", "traces", whole.traces(), { authorization: `Bearer%20${TOKEN}` })],
];

const NO_TYPE: Call = { headers: AUTHORISED, body: Uint8Array.of(1) };
const zip = { ...PROTOBUF, "content-encoding": "gzip" };
const REFUSED: readonly (readonly [status: number, ...Case])[] = [
  [415, "16: an unknown content encoding", () => ({ ...spans("json"), headers: { ...JSON_TYPE, "content-encoding": "lzw" } })],
  [415, "16: two of them", () => ({ ...spans("json"), headers: { ...JSON_TYPE, "content-encoding": "gzip, gzip" } })],
  [400, "17: gzip that is none", () => ({ headers: zip, body: spans("protobuf").body })],
  [400, "18: gzip cut short", () => ({ headers: zip, body: gzipSync(spans("protobuf").body).subarray(0, -9) })],
  [400, "two gzip members", () => ({ headers: zip, body: Buffer.concat([gzipSync("ab"), gzipSync("cde")]) })],
  [415, "19: no content type", () => NO_TYPE],
  [415, "20: text", () => ({ ...NO_TYPE, headers: { ...AUTHORISED, "content-type": "text/plain" } })],
  ...OTLP_SIGNALS.map((signal) => [405, "21: GET", () => ({ method: "GET", path: `/v1/${signal}`, headers: PROTOBUF })] as const),
  [405, "22: PATCH", () => ({ method: "PATCH", headers: JSON_TYPE })],
  [404, "23: an unknown path", () => ({ ...spans("json"), path: "/v1/nonsense" })],
  [404, "24: two signals in one path", () => ({ ...spans("json"), path: "/v1/traces/v1/logs" })],
  [404, "26: profiles", () => ({ ...spans("protobuf"), path: "/v1development/profiles" })],
  ...OTLP_SIGNALS.flatMap((signal) => {
    const path = `/v1/${signal}`;
    const list = { traces: "resourceSpans", metrics: "resourceMetrics", logs: "resourceLogs" }[signal];
    return [
      [400, `27: broken JSON of ${signal}`, () => ({ path, headers: JSON_TYPE, body: Buffer.from(`{"${list}":[`) })],
      [400, `28: a number for ${signal}`, () => json(1234, signal)],
      [400, `29: a wrong shape of ${signal}`, () => json({ [list]: { a: 1 } }, signal)],
      [400, `30: garbage for ${signal}`, () => ({ path, headers: PROTOBUF, body: Buffer.from("garbage garbage") })],
      [
        400,
        `31: ${signal} cut short`,
        () => ({ path, headers: PROTOBUF, body: encoded("protobuf", signal, whole[signal]()).subarray(0, -7) }),
      ],
      [400, `32: JSON sent as protobuf ${signal}`, () => ({ path, headers: PROTOBUF, body: asJson(whole[signal]()) })],
    ] as const;
  }),
  [400, "36: no bytes of JSON", () => ({ headers: JSON_TYPE, body: new Uint8Array() })],
  [401, "53: no token", () => ({ ...spans("protobuf"), headers: { "content-type": MEDIA_TYPES.protobuf } })],
  [401, "54: a wrong token", () => ({ ...spans("json"), headers: { ...JSON_TYPE, authorization: "Bearer nobody" } })],
  [413, "57: a body over the limit", () => ({ headers: PROTOBUF, body: new Uint8Array(17 * MIB) })],
  [413, "57: the same in chunks", () => ({ headers: JSON_TYPE, body: Array.from({ length: 17 }, () => new Uint8Array(MIB)) })],
  [413, "58: the same as a small gzip", () => ({ headers: zip, body: gzipSync(new Uint8Array(17 * MIB)) })],
  [400, "an endless key", () => ({ ...spans("json"), headers: { ...JSON_TYPE, "idempotency-key": "x".repeat(300) } })],
];

/** The same answer type as the request's, whatever its case and parameters; JSON for what is none of OTLP's. */
const typeOf = ({ headers }: Call): string =>
  (headers?.["content-type"] ?? "").startsWith(MEDIA_TYPES.protobuf) ? MEDIA_TYPES.protobuf : MEDIA_TYPES.json;

describe.each([
  ["the listener", (call: Call) => listener.call(call)],
  ["the web route", callWebRoute],
] as const)("%s", (_door, send: (call: Call) => Promise<Called>) => {
  test.each(TAKEN)("takes %s", async (_name, make) => {
    const call = make();
    const answer = await send(call);
    expect(responseIn(answer)).toEqual({});
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe(typeOf(call));
    expect(answer.headers["content-encoding"]).toBeUndefined();
    expect(answer.body.toString()).toBe(typeOf(call) === MEDIA_TYPES.json ? "{}" : "");
  });

  test.each(REFUSED)("answers %i to %s", async (status, _name, make) => {
    const call = make();
    const answer = await send(call);
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toBe(typeOf(call));
    expect(statusIn(answer)).toEqual({ code: expect.any(Number), message: expect.stringMatching(/^[A-Z“0-9].+\.$/s) });
    expect(answer.headers["retry-after"]).toBeUndefined();
    if (status === 405) expect(answer.headers["allow"]).toBe("POST, OPTIONS");
    if (status === 401) expect(answer.headers["www-authenticate"]).toContain("Bearer");
  });

  const good = spanOf();
  test.each([
    ["07: spans of years ago", "traces", tracesOf(spanOf(OLD)), "rejectedSpans", /more than 24 hours old/],
    [
      "08: points of years ago",
      "metrics",
      metricsOf([pointOf({ timeUnixNano: OLD.endTimeUnixNano })]),
      "rejectedDataPoints",
      /24 hours old/,
    ],
    ["09: records of years ago", "logs", logsOf(recordOf({ timeUnixNano: OLD.endTimeUnixNano })), "rejectedLogRecords", /24 hours old/],
    ["46: a trace id that is too short", "traces", tracesOf(good, spanOf({ traceId: "abcd" })), "rejectedSpans", /no valid trace id/],
    ["47: a trace id of zeros", "traces", tracesOf(good, spanOf({ traceId: "0".repeat(32) })), "rejectedSpans", /no valid trace id/],
    ["48: a point without a time", "metrics", metricsOf([pointOf(), pointOf({ timeUnixNano: "0" })]), "rejectedDataPoints", /have no time/],
    ["49: a bucket too few", "metrics", metricsOf([pointOf(), pointOf({ bucketCounts: ["8"] })]), "rejectedDataPoints", /bucket counts/],
    ["no temporality", "metrics", metricsOf([pointOf()], 0), "rejectedDataPoints", /neither delta nor cumulative/],
  ] as const)("takes the rest of %s", async (_name, signal, request, counter, why) => {
    for (const encoding of ["json", "protobuf"] as const) {
      const answer = await send(post(encoding, signal, request));
      const partialSuccess = { [encoding === "json" ? counter : "rejected"]: "1", errorMessage: expect.stringMatching(why) };
      expect([answer.status, responseIn(answer)]).toEqual([200, { partialSuccess }]);
    }
  });

  test.each([
    ["43: an enum by name", tracesOf(spanOf({ kind: "SPAN_KIND_SERVER" }))],
    ["44: names with underscores", { resource_spans: [{ scope_spans: [{ spans: [{ trace_id: newId(16) }] }] }] }],
  ])("never fails on %s", async (_name, request) => {
    expect((await send(json(request))).status).toBeLessThan(500);
  });

  test("64: fifty at once are taken, or told to come again soon", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(spans("protobuf", 20))));
    for (const { status, headers } of answers)
      if (status !== 200)
        expect([status, Number(headers["retry-after"])]).toEqual([
          expect.toSatisfy((s) => s === 429 || s === 503),
          expect.toSatisfy((s) => s >= 1 && s <= 5),
        ]);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
  });

  test("every answer carries the security headers where Next does not add them", async () => {
    const { headers } = await listener.call({ path: "/nothing", headers: { "x-service": SERVICE } });
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
  });
});
