import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromOneSource, REQUEST_SOURCE_KINDS, type RequestKind } from "@/lib/domain/request-source";

const told = (kind: RequestKind, requests: number) => [
  { kind, requests: Math.ceil(requests / 2) },
  { kind, requests: Math.floor(requests / 2) },
];
const choose = (rows: readonly { kind: RequestKind; requests: number }[]) => fromOneSource(rows, ({ requests }) => requests);
const chosen = (...rows: { kind: RequestKind; requests: number }[][]) => {
  const { source, rows: kept } = choose(rows.flat());
  return [source, ...new Set(kept.map(({ kind }) => kind))];
};

describe("one source answers for all requests", () => {
  test("of those that tell of the same requests, spans, then today's names", () => {
    expect(chosen(told("server-metric-old", 900), told("server-metric", 900), told("server", 900))).toEqual(["spans", "server"]);
    expect(chosen(told("server-metric", 1000), told("server", 980))[0]).toBe("spans");
    expect(chosen(told("server-metric-old", 900), told("server-metric", 900))).toEqual(["metrics", "server-metric"]);
  });

  test("spans that were sampled give way to metrics that counted all", () => {
    expect(chosen(told("server-metric", 1000), told("server", 979))).toEqual(["metrics", "server-metric"]);
    expect(chosen(told("server-metric-old", 1000), told("server-metric", 300), told("server", 100))).toEqual([
      "metrics",
      "server-metric-old",
    ]);
  });

  test("metrics that began late, or tell of one side only, do not hide what spans know", () => {
    expect(chosen(told("server-metric", 400), told("server", 900))[0]).toBe("spans");
    expect(chosen(told("server", 900), told("consumer", 300), told("server-metric", 900))).toEqual(["spans", "server", "consumer"]);
    expect(chosen(told("consumer", 30), told("consumer-metric", 900), told("server-metric-old", 900))).toEqual([
      "metrics",
      "consumer-metric",
      "server-metric-old",
    ]);
  });

  test("nothing comes of nothing", () => {
    expect(choose([])).toEqual({ source: null, rows: [] });
  });

  test("whatever is there, one source is chosen, and all of its rows", () => {
    const rows = fc.array(fc.record({ kind: fc.constantFrom(...REQUEST_SOURCE_KINDS), requests: fc.nat(20) }));
    fc.assert(
      fc.property(rows, (all) => {
        const { source, rows: kept } = choose(all);
        const kinds = new Set(kept.map(({ kind }) => kind));
        expect(kept.length > 0).toBe(all.length > 0);
        expect(kept).toEqual(all.filter(({ kind }) => kinds.has(kind)));
        expect([...kinds].every((kind) => kind.includes("metric") === (source === "metrics"))).toBe(true);
        expect(kinds.has("server-metric") && kinds.has("server-metric-old")).toBe(false);
      }),
    );
  });
});
