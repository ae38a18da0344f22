import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blastModel } from "@/lib/charts/incident/blast";
import { columnsOf } from "@/lib/charts/incident/blast-columns";
import type { Blast } from "@/lib/domain/suspect";

const ZONE = "Europe/Oslo";
const at = (clock: string): Date => new Date(`2026-11-19T${clock}:00Z`);
const calm = (service: string) => ({ service, onsetAt: null, failing: null });

const BLAST: Blast = {
  services: [
    { service: "web", onsetAt: at("09:37"), failing: 0.02 },
    { service: "checkout", onsetAt: at("09:36"), failing: 0.036 },
    { service: "payments", onsetAt: at("09:35"), failing: 0.059 },
    calm("search"),
    calm("ledger"),
  ],
  edges: [
    ["web", "checkout"],
    ["web", "search"],
    ["checkout", "payments"],
    ["checkout", "ledger"],
    ["payments", "checkout"],
  ],
};

describe("the blast radius", () => {
  test("puts callers left of those they call, circles included, and names where it began", () => {
    expect(columnsOf(BLAST).columns).toEqual([["web"], ["checkout", "search"], ["payments", "ledger"]]);
    const model = blastModel(BLAST, ZONE);
    expect(model?.nodes.map(({ service, tone }) => `${service} ${tone}`)).toEqual([
      "web hurt",
      "checkout hurt",
      "search calm",
      "payments source",
      "ledger calm",
    ]);
    expect(model?.caption).toBe("Failures begin at payments, 10:35; 3 services were hurt. search and ledger stayed as before.");
    expect(model?.edges.filter(({ hurt }) => hurt).map(({ key }) => key)).toEqual([
      "web checkout",
      "checkout payments",
      "payments checkout",
    ]);
    expect(model?.table.rows[1]?.cells.map(({ text }) => text)).toEqual(["checkout", "10:36", "3.6\u202f%", "payments, ledger"]);
  });

  test("is nothing without services, and says when no harm shows", () => {
    expect(blastModel({ services: [], edges: [] }, ZONE)).toBeNull();
    expect(blastModel({ services: [calm("web")], edges: [] }, ZONE)?.caption).toBe("The signals show no harm in any of these services.");
  });

  test("keeps every box inside the drawing, whatever the graph", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "h", "a very long name of a service"];
    const service = fc.record({
      service: fc.constantFrom(...names),
      onsetAt: fc.option(fc.constant(at("09:00")), { nil: null }),
      failing: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
    });
    const services = fc.uniqueArray(service, { selector: (one) => one.service, minLength: 1 });
    const edges = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)));
    fc.assert(
      fc.property(services, edges, (some, calls) => {
        const model = blastModel({ services: some, edges: calls }, ZONE);
        expect((model?.nodes.length ?? 0) + (model?.left ?? 0)).toBe(some.length);
        for (const { box } of model?.nodes ?? []) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(model?.width ?? 0);
          expect(box.y + box.height).toBeLessThanOrEqual((model?.height ?? 0) + 0.1);
        }
      }),
    );
  });
});
