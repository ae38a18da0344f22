import { constants, deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import { reduceOtlp } from "@/lib/ingest/otlp/reduce";
import { NONE_PROMOTED } from "@/lib/ingest/otlp/reduction";
import type { OtlpSignal } from "@/lib/ingest/otlp/signal";
import { message } from "@/tests/support/otlp-encode";
import { AUTHORISED, openListener } from "@/tests/support/otlp-listener";

const MIB = 1_048_576;
const NOW = Date.UTC(2026, 10, 20, 12);

let listener: Awaited<ReturnType<typeof openListener>>;
beforeAll(async () => {
  listener = await openListener();
});
afterAll(() => listener.close());

/** How much the process has grown since, in bytes, and how long it took, printed: a busy machine decides that. */
async function watched(name: string, run: () => unknown): Promise<number> {
  const before = process.memoryUsage.rss();
  const startMs = performance.now();
  await run();
  const grown = process.memoryUsage.rss() - before;
  console.log(`${name}: ${(performance.now() - startMs).toFixed(0)} ms, RSS +${Math.round(grown / MIB)} MiB`);
  return grown;
}

describe("a gzip of one MiB that would become a GiB", () => {
  const block = deflateRawSync(Buffer.alloc(MIB), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const bombThatClaims = (bytes: number): Buffer => {
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(bytes, 4);
    return Buffer.concat([
      Buffer.from("1f8b08000000000000ff", "hex"),
      ...Array.from({ length: 1024 }, () => block),
      Buffer.from("0300", "hex"),
      trailer,
    ]);
  };

  test.each([
    ["says so", 2 ** 30],
    ["says that it is tiny", 5],
    ["says that it just fits", 16 * MIB],
  ])("is refused without being inflated when it %s", async (name, claimed) => {
    const body = bombThatClaims(claimed);
    expect(body.length).toBeLessThan(1.2 * MIB);
    const headers = { ...AUTHORISED, "content-type": "application/x-protobuf", "content-encoding": "gzip" };
    const grown = await watched(`gzip bomb that ${name}`, async () => {
      expect((await listener.call({ headers, body })).status).toBe(413);
    });
    expect(grown).toBeLessThan(64 * MIB);
  });
});

/** Where lists stand in each request: field numbers from the outside in. */
const LISTS: Readonly<Record<OtlpSignal, readonly (readonly [name: string, path: readonly number[]])[]>> = {
  traces: [
    ["resources", [1]],
    ["resource attributes", [1, 1, 1]],
    ["scopes", [1, 2]],
    ["spans", [1, 2, 2]],
    ["span attributes", [1, 2, 2, 9]],
    ["events", [1, 2, 2, 11]],
    ["event attributes", [1, 2, 2, 11, 3]],
    ["links", [1, 2, 2, 13]],
    ["array values", [1, 2, 2, 9, 2, 5, 1]],
  ],
  metrics: [
    ["resources", [1]],
    ["scopes", [1, 2]],
    ["metrics", [1, 2, 2]],
    ["gauge points", [1, 2, 2, 5, 1]],
    ["sum points", [1, 2, 2, 7, 1]],
    ["histogram points", [1, 2, 2, 9, 1]],
    ["point attributes", [1, 2, 2, 9, 1, 9]],
    ["buckets", [1, 2, 2, 9, 1, 6]],
    ["exponential points", [1, 2, 2, 10, 1]],
    ["exponential buckets", [1, 2, 2, 10, 1, 8, 2]],
    ["quantiles", [1, 2, 2, 11, 1, 6]],
  ],
  logs: [
    ["resources", [1]],
    ["scopes", [1, 2]],
    ["records", [1, 2, 2]],
    ["record attributes", [1, 2, 2, 6]],
    ["body values", [1, 2, 2, 5, 5, 1]],
    ["body pairs", [1, 2, 2, 5, 6, 1]],
  ],
};

const outcomeOf = (signal: OtlpSignal, encoding: "protobuf" | "json", body: Uint8Array): unknown => {
  try {
    return reduceOtlp(signal, encoding, body, { now: NOW, known: null, promoted: NONE_PROMOTED });
  } catch (error) {
    return error;
  }
};
const isAnswer = (outcome: unknown): boolean =>
  outcome instanceof WakeError ? ["invalid", "malformed", "too-large"].includes(outcome.code) : !(outcome instanceof Error);

describe.each(Object.entries(LISTS) as [OtlpSignal, (typeof LISTS)[OtlpSignal]][])("four MiB of empty elements in %s", (signal, lists) => {
  test.each(lists)("as %s", async (name, path) => {
    const last = path.at(-1) ?? 1;
    const elements = Buffer.alloc(4 * MIB, Buffer.from([(last << 3) | 2, 0]));
    const body = path.slice(0, -1).reduceRight<Uint8Array>((inner, field) => message(field, inner), elements);
    const grown = await watched(`${signal}, ${name}`, () => {
      const outcome = outcomeOf(signal, "protobuf", body);
      expect(isAnswer(outcome), String(outcome)).toBe(true);
    });
    expect(grown).toBeLessThan(128 * MIB);
  });
});

describe("JSON that nests without end", () => {
  const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
  test.each([
    ["lists that never close", "[".repeat(2 * MIB)],
    ["objects that never close", '{"resourceSpans":'.repeat(100_000)],
    ["lists", `{"resourceSpans":${deep("[", "]", 500_000)}}`],
    ["unknown fields", `{"x":${deep('{"x":[', "]}", 200_000)}}`],
    [
      "attribute values",
      `{"resourceSpans":[{"resource":{"attributes":[{"key":"a","value":${deep('{"arrayValue":{"values":[', "]}}", 50_000)}}]}}]}`,
    ],
    ["keys that are the same", `{${'"resourceSpans":[],'.repeat(200_000)}"resourceSpans":[]}`],
    ["keys of the prototype", '{"__proto__":{"resourceSpans":1},"constructor":{"prototype":{}},"resourceSpans":[]}'],
    ["a number without end", `{"resourceSpans":[{"x":${"9".repeat(2 * MIB)}}]}`],
    ["a text of escapes", `{"resourceSpans":[{"x":"${"\\u0000".repeat(500_000)}"}]}`],
  ])("as %s", async (name, text) => {
    const body = Buffer.from(text);
    const grown = await watched(`JSON, ${name}`, () => {
      for (const signal of ["traces", "metrics", "logs"] as const) {
        const outcome = outcomeOf(signal, "json", body);
        expect(isAnswer(outcome), String(outcome)).toBe(true);
      }
    });
    expect(grown).toBeLessThan(128 * MIB);
  });
});
