import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RollupDelta } from "@/lib/domain/rollup";
import { reduceLogs } from "@/lib/ingest/otlp/logs/reduce-logs";
import { reduceOtlp } from "@/lib/ingest/otlp/reduce";
import { NONE_PROMOTED, type Reduction } from "@/lib/ingest/otlp/reduction";
import type { AnyValue, Attribute, FieldOrder } from "@/tests/support/otlp-encode";
import { encodeLogs, type LogInput, type LogResourceInput } from "@/tests/support/otlp-encode-logs";

const NOW = Date.UTC(2026, 10, 20, 12);
const MINUTE = NOW / 60_000;
const ns = (ms: number): bigint => BigInt(ms) * 1_000_000n;
const text = (value: string): AnyValue => ({ text: value });
const PLACE: readonly Attribute[] = [
  ["service.name", text("checkout")],
  ["deployment.environment.name", text("Production")],
  ["service.version", text("2.4.1")],
];
const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SPAN = "b7ad6b7169203331";

const reduceAll = (resources: readonly LogResourceInput[], order?: FieldOrder): Reduction =>
  reduceLogs(encodeLogs(resources, order), { now: NOW, known: null, promoted: NONE_PROMOTED });
const reduce = (records: readonly LogInput[], attributes = PLACE): Reduction => reduceAll([{ attributes, records }]);
const counts = ({ deltas }: Reduction): unknown[] =>
  deltas.map(({ key, minute, count, errors }) => [key.operation, minute - MINUTE, count, errors]);
const thrown = (message: string, stack = ""): readonly Attribute[] => [
  ["exception.type", text("RangeError")],
  ["exception.message", text(message)],
  ["exception.stacktrace", text(stack)],
];

describe("counts", () => {
  test("records by severity and minute, failures among them", () => {
    const at = (minutes: number, severity: number): LogInput => ({ timeNs: ns(NOW + minutes * 60_000), severity });
    const reduction = reduce([at(0, 1), at(0, 5), at(0, 9), at(0, 12), at(-1, 13), at(-1, 17), at(-1, 20), at(-1, 21), at(-1, 24)]);
    expect(counts(reduction)).toEqual([
      ["trace", 0, 1, 0],
      ["debug", 0, 1, 0],
      ["info", 0, 2, 0],
      ["warn", -1, 1, 0],
      ["error", -1, 2, 2],
      ["fatal", -1, 2, 2],
    ]);
    expect(reduction).toMatchObject({
      accepted: 9,
      latestMs: NOW,
      services: [{ service: "checkout", environment: "production", version: "2.4.1", firstMs: NOW - 60_000, lastMs: NOW, accepted: 9 }],
    });
    expect(new Set(reduction.deltas.map(({ key }) => key.kind))).toEqual(new Set(["log"]));
  });

  test.each([
    ["ERROR", "error"],
    ["err", "error"],
    [" Warning ", "warn"],
    ["CRITICAL", "fatal"],
    ["panic", "fatal"],
    ["Notice", "info"],
    ["debug2", "debug"],
    ["", "info"],
    ["gelb", "info"],
  ])("without a number the text %j is %s", (severityText, severity) => {
    expect(counts(reduce([{ timeNs: ns(NOW), severityText }]))[0]).toContain(severity);
  });

  test("the number wins over the text", () => {
    expect(counts(reduce([{ timeNs: ns(NOW), severity: 17, severityText: "info" }]))).toEqual([["error", 0, 1, 1]]);
  });
});

describe("time", () => {
  test("is when it happened, else when it was observed, else now", () => {
    const observedNs = ns(NOW - 120_000);
    expect(counts(reduce([{ timeNs: ns(NOW - 60_000), observedNs }, { timeNs: 0n, observedNs }, {}]))).toEqual([
      ["info", -1, 1, 0],
      ["info", -2, 1, 0],
      ["info", 0, 1, 0],
    ]);
  });

  test("of more than a day ago and of the future is rejected", () => {
    const reduction = reduce([{ timeNs: ns(NOW - 86_400_001) }, { timeNs: ns(NOW + 601_000) }, { timeNs: 2n ** 64n - 1n }]);
    expect(reduction).toMatchObject({ accepted: 0, deltas: [], services: [], latestMs: NOW - 86_400_001 });
    expect(reduction.rejected).toEqual([
      { reason: "too-old", count: 1 },
      { reason: "future", count: 2 },
    ]);
  });
});

describe("origin", () => {
  test("is what the resource says, then what the record says, then unknown", () => {
    const record = {
      timeNs: ns(NOW),
      attributes: [
        ["service.name", text("cron")],
        ["service.version", text("9")],
      ] as const,
    };
    expect(reduce([record]).services).toMatchObject([{ service: "checkout", version: "2.4.1" }]);
    expect(reduce([record, { timeNs: ns(NOW) }], [["deployment.environment", text("dev")]]).services).toMatchObject([
      { service: "cron", environment: "dev", version: "9" },
      { service: "unknown_service", environment: "dev", version: "unknown" },
    ]);
  });
});

describe("exceptions", () => {
  test("are told by attributes or by the event's name, and keep one case", () => {
    const records: LogInput[] = [
      {
        timeNs: ns(NOW),
        traceId: TRACE,
        spanId: SPAN,
        attributes: [...thrown("no item 7"), ["db.password", text("x")], ["shard", { int: 3n }]],
      },
      { timeNs: ns(NOW - 60_000), traceId: "00", spanId: "0000000000000000", attributes: thrown("no item 8") },
      { timeNs: ns(NOW), eventName: "http.server.request.exception" },
      { timeNs: ns(NOW), eventName: "feature_flag.evaluation" },
      { timeNs: ns(NOW), body: { map: [["a", { bytes: new Uint8Array(3) }]] } },
    ];
    const { exceptions, deltas, accepted } = reduce(records);
    expect(accepted).toBe(5);
    expect(deltas.filter(({ key }) => key.kind === "exception-log").map(({ count, errors }) => [count, errors])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(exceptions).toMatchObject([
      {
        service: "checkout",
        type: "RangeError",
        template: "no item <number>",
        frames: [],
        firstMs: NOW - 60_000,
        lastMs: NOW,
        sample: { source: "log", traceId: null, spanId: null, message: "no item 8", atMs: NOW - 60_000 },
      },
      { type: "unknown", template: "" },
    ]);
  });

  test("of one span and message count once, without a trace each for itself", () => {
    const told: LogInput = { timeNs: ns(NOW), traceId: TRACE, spanId: SPAN, attributes: thrown("full") };
    const { traceId: _, ...untraced } = told;
    const { deltas } = reduce([told, told, { ...told, spanId: "00f067aa0ba902b7" }, untraced, untraced]);
    expect(deltas.filter(({ key }) => key.kind === "exception-log")).toMatchObject([{ count: 4 }]);
  });

  test("keep attributes in bounds, without secrets", () => {
    const many = Array.from({ length: 60 }, (_, index): Attribute => [`a${String(index).padStart(2, "0")}`, text("y".repeat(400))]);
    const attributes: Attribute[] = [
      ...thrown("token=abc \ud83d\ude00", "z".repeat(20_000)),
      ["a", text("1")],
      ["A-Api-Key", text("k")],
      ...many,
    ];
    const sample = reduce([{ timeNs: ns(NOW), attributes }]).exceptions[0]?.sample;
    expect(Object.keys(sample?.attributes ?? {})).toHaveLength(20);
    expect(sample?.attributes).toMatchObject({ a: "1", "A-Api-Key": "[removed]", a00: "y".repeat(256) });
    expect(sample?.message).toBe("token=[removed] \ud83d\ude00");
    expect(sample?.stack).toHaveLength(8192);
  });

  test("of more signatures than a body may have are counted as other", () => {
    const records = Array.from(
      { length: 230 },
      (_, index): LogInput => ({ timeNs: ns(NOW), attributes: [["exception.type", text(`E${index}`)]] }),
    );
    const { exceptions, deltas } = reduce(records);
    expect(exceptions).toHaveLength(200);
    expect(deltas.filter(({ key }) => key.operation === "other")).toMatchObject([{ count: 30, key: { kind: "exception-log" } }]);
  });
});

const records: fc.Arbitrary<LogInput> = fc.record(
  {
    timeNs: fc.constantFrom(0n, ns(NOW), ns(NOW - 61_000), ns(NOW + 9e6), ns(NOW - 9e7)),
    observedNs: fc.constantFrom(0n, ns(NOW - 5)),
    severity: fc.integer({ min: 0, max: 30 }),
    severityText: fc.constantFrom("error", "WARN", "x"),
    body: fc.constantFrom<AnyValue>(text("hello"), { nothing: true }, { list: [text("a")] }),
    attributes: fc.constantFrom<readonly Attribute[]>([], thrown("a 1", "    at f (/x/a.js:1:2)"), thrown("b"), [
      ["service.version", text("7")],
    ]),
    eventName: fc.constantFrom("", "exception", "device.boot"),
    spanId: fc.constantFrom(SPAN, "00", ""),
  },
  { requiredKeys: [] },
);
const resources = (services: readonly string[]): fc.Arbitrary<LogResourceInput[]> =>
  fc.array(
    fc.record({
      attributes: fc.constantFrom(...services).map((name): Attribute[] => [["service.name", text(name)]]),
      records: fc.array(records, { maxLength: 6 }),
    }),
    { maxLength: 4 },
  );

function summed(deltas: readonly RollupDelta[]): Record<string, readonly number[]> {
  const sums: Record<string, readonly number[]> = {};
  for (const { key, minute, count, errors } of deltas) {
    const group = JSON.stringify([key, minute]);
    sums[group] = [(sums[group]?.[0] ?? 0) + count, (sums[group]?.[1] ?? 0) + errors];
  }
  return sums;
}

test("JSON says the same as protobuf", () => {
  const timeNs = ns(NOW - 1500);
  const record = { timeNs, severity: 17, traceId: TRACE, spanId: SPAN, eventName: "app.exception", attributes: thrown("no item 7") };
  const json = {
    timeUnixNano: String(timeNs),
    severityNumber: 17,
    ...{ traceId: TRACE, spanId: SPAN, eventName: "app.exception", body: { stringValue: "x" } },
    attributes: ["RangeError", "no item 7", ""].map((stringValue, index) => ({
      key: ["exception.type", "exception.message", "exception.stacktrace"][index],
      value: { stringValue },
    })),
  };
  const resource = { attributes: [{ key: "service.name", value: { stringValue: "checkout" } }] };
  const body = Buffer.from(JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords: [json] }] }] }));
  const context = { now: NOW, known: null, promoted: NONE_PROMOTED };
  expect(reduceOtlp("logs", "json", body, context)).toEqual(reduce([record], PLACE.slice(0, 1)));
});

describe("laws", () => {
  test("two bodies add up to one body of both", () => {
    fc.assert(
      fc.property(resources(["a", "b"]), resources(["b", "c"]), (one, other) => {
        const [first, second, both] = [reduceAll(one), reduceAll(other), reduceAll([...one, ...other])];
        expect(summed([...first.deltas, ...second.deltas])).toEqual(summed(both.deltas));
        expect(first.accepted + second.accepted).toBe(both.accepted);
      }),
    );
  });

  test("fields may come in any order", () => {
    fc.assert(
      fc.property(resources(["a", "b"]), (input) => {
        expect(reduceAll(input, (fields) => fields.toReversed())).toEqual(reduceAll(input));
      }),
    );
  });

  test("a damaged body is a reduction or a refusal", () => {
    fc.assert(
      fc.property(resources(["a"]), fc.nat(), fc.nat(255), (input, at, byte) => {
        const body = encodeLogs(input);
        if (body.length > 0) body[at % body.length] = byte;
        const outcome = (() => {
          try {
            return reduceLogs(body, { now: NOW, known: null, promoted: NONE_PROMOTED }).accepted;
          } catch (error) {
            return error;
          }
        })();
        expect(typeof outcome === "number" || (outcome instanceof Error && outcome.name === "WakeError")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
