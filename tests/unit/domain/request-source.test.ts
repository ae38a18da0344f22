import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromOneSource, REQUEST_SOURCE_KINDS, type RequestKind } from "@/lib/domain/request-source";

const rowsOf = (kind: RequestKind, from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ kind, at: new Date((from + index) * 60_000) }));
const chosen = (...rows: { kind: RequestKind; at: Date }[][]) => {
  const { source, rows: kept } = fromOneSource(rows.flat());
  return [source, ...new Set(kept.map(({ kind }) => kind))];
};

describe("one source answers for all requests", () => {
  test("metrics before older metrics before spans", () => {
    expect(chosen(rowsOf("server", 0, 9), rowsOf("server-metric-old", 0, 9), rowsOf("server-metric", 0, 9))).toEqual([
      "metrics",
      "server-metric",
    ]);
    expect(chosen(rowsOf("server", 0, 9), rowsOf("server-metric-old", 0, 9))).toEqual(["metrics", "server-metric-old"]);
    expect(chosen(rowsOf("server", 0, 9), rowsOf("consumer", 0, 9))).toEqual(["spans", "server", "consumer"]);
  });

  test("metrics that cover less than half of what spans cover are passed over", () => {
    expect(chosen(rowsOf("server", 0, 10), rowsOf("server-metric", 5, 10))[0]).toBe("metrics");
    expect(chosen(rowsOf("server", 0, 10), rowsOf("server-metric", 6, 10))[0]).toBe("spans");
  });

  test("metrics of requests alone do not hide messages that spans tell of", () => {
    expect(chosen(rowsOf("server", 0, 9), rowsOf("consumer", 0, 9), rowsOf("server-metric", 0, 9))[0]).toBe("spans");
    expect(chosen(rowsOf("consumer", 0, 9), rowsOf("consumer-metric", 0, 9), rowsOf("server-metric-old", 0, 9))).toEqual([
      "metrics",
      "consumer-metric",
      "server-metric-old",
    ]);
  });

  test("nothing comes of nothing", () => {
    expect(fromOneSource([])).toEqual({ source: null, rows: [] });
  });

  test("whatever is there, one source is chosen, and all of its rows", () => {
    const rows = fc.array(fc.record({ kind: fc.constantFrom(...REQUEST_SOURCE_KINDS), at: fc.nat(20).map((minute) => new Date(minute)) }));
    fc.assert(
      fc.property(rows, (all) => {
        const { source, rows: kept } = fromOneSource(all);
        const kinds = new Set(kept.map(({ kind }) => kind));
        expect(kept.length > 0).toBe(all.length > 0);
        expect(kept).toEqual(all.filter(({ kind }) => kinds.has(kind)));
        expect([...kinds].every((kind) => kind.includes("metric") === (source === "metrics"))).toBe(true);
        expect(kinds.has("server-metric") && kinds.has("server-metric-old")).toBe(false);
      }),
    );
  });
});
