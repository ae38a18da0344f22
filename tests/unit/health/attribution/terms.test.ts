import { describe, expect, it } from "vitest";
import { termsOf, termsOfNoRelease } from "@/lib/health/attribution/evidence";
import type { AttributionInput, CallSeries, Change } from "@/lib/health/attribution/input";
import { sceneOf } from "@/lib/health/attribution/scene";
import type { TermName } from "@/lib/health/attribution/terms/term";
import { at, calls, outage, release } from "./support/small-outage";

/** What a term finds about one change; null when it finds nothing. */
function found(input: AttributionInput, change: Change | "none", name: TermName) {
  const scene = sceneOf(input);
  const terms = change === "none" ? termsOfNoRelease(scene) : termsOf(scene, change);
  return terms.find((term) => term.name === name) ?? null;
}

const withSeries = (input: AttributionInput, ...more: readonly CallSeries[]): AttributionInput => ({
  ...input,
  series: [...input.series, ...more],
});
const pay = release("p", "pay", -2);

describe("time", () => {
  it("is the larger the nearer a change came before the first failure", () => {
    const near = found(outage({ pay: 0.2 }, [pay]), pay, "time");
    const far = found(outage({ pay: 0.2 }, []), release("p", "pay", -600), "time");
    expect(near?.value).toBeGreaterThan(1);
    expect(far?.value).toBeLessThan(-1);
    expect(near?.sentence).toContain("2\u202fmin before the first failure");
  });

  it("speaks against what began after the first failure, and more after it was noticed", () => {
    const after = release("p", "pay", 5);
    expect(found(outage({ pay: 0.2 }, [after]), after, "late")?.value).toBe(1);
    expect(found(outage({ pay: 0.2 }, [after]), after, "ahead")?.value).toBe(1);
    expect(found(outage({ pay: 0.2 }, [pay]), pay, "late")).toBeNull();
  });
});

describe("new against old instances", () => {
  const fresh = (failing: number) => calls("pay", "2", "in", "web", (minute) => (minute < -2 ? null : { failing, instances: 2 }));
  const half = (failing: number) => outage({ pay: failing }, [pay]);

  it("differ when only the new ones fail", () => {
    const old = half(0.001);
    const seen = {
      ...old,
      series: old.series.map((one) =>
        one.service === "web" && one.peer === "pay"
          ? calls("web", "1", "out", "pay", (minute) => ({ failing: minute >= 0 ? 0.2 : 0.001 }))
          : one,
      ),
    };
    const term = found(withSeries(seen, fresh(0.4)), pay, "difference");
    expect(term?.value).toBeGreaterThan(0.8);
    expect(term?.sentence).toContain("those of old instances in the same minutes");
    expect(found(withSeries(seen, fresh(0.4)), pay, "alike")).toBeNull();
  });

  it("speak against the release when old ones fail alike, or when new ones are fine while others hurt", () => {
    expect(found(withSeries(half(0.2), fresh(0.2)), pay, "alike")?.value).toBeGreaterThan(0.8);
    expect(found(withSeries(outage({ cart: 0.2 }, [pay]), fresh(0.001)), pay, "well")?.value).toBeGreaterThan(0.8);
  });

  it("do not differ by what is small beside the harm", () => {
    const small = found(withSeries(outage({ cart: 0.6 }, [pay]), fresh(0.01)), pay, "difference");
    expect(small?.value ?? 0).toBeLessThan(0.1);
  });

  it("break a contract when a callee refuses only the new ones", () => {
    const made = calls("pay", "2", "out", "bank", (minute) => (minute < -2 ? null : { failing: 0.5, instances: 2 }));
    expect(found(withSeries(half(0.2), made), pay, "contract")?.value).toBeGreaterThan(0.8);
  });

  it("are compared by their worst instance, too", () => {
    const worst = (version: string, share: number) =>
      calls("pay", version, "in", "web", (minute) =>
        version === "2" && minute < -2 ? null : { failing: 0.05, worst: 1 - share, instances: 2 },
      );
    const input = {
      ...half(0.2),
      series: [...half(0.2).series.filter(({ service, side }) => service !== "pay" || side !== "in"), worst("1", 0.05), worst("2", 0.9)],
    };
    expect(found(input, pay, "worst")?.value).toBeGreaterThan(0.5);
  });
});

describe("silence", () => {
  it("is the part of the new instances that never reported", () => {
    const all = found(outage({ pay: 0.2 }, [pay]), pay, "silence");
    expect(all?.value).toBeCloseTo(1);
    expect(all?.sentence).toContain("None of its 2 new instances has sent anything");
    const one = calls("pay", "2", "in", "web", (minute) => (minute < -2 ? null : { instances: 1 }));
    expect(found(withSeries(outage({ pay: 0.2 }, [pay]), one), pay, "silence")?.value).toBeCloseTo(0.5);
  });

  it("takes a point of no instances for none, whatever ratio it carries", () => {
    const none = calls("pay", "2", "in", "web", (minute) => (minute < -2 ? null : { instances: 0, success: 1 }));
    expect(found(withSeries(outage({ pay: 0.2 }, [pay]), none), pay, "silence")?.value).toBeCloseTo(1);
  });

  it("does not wait for a step that never completes", () => {
    const step = { at: at(-5), from: "1", to: "2", instances: 2, removed: 0, completedAt: at(90) };
    const stuck = release("p", "pay", -5, { steps: [step] });
    expect(found(outage({ pay: 0.2 }, [stuck]), stuck, "silence")?.value).toBeGreaterThan(0.9);
  });

  it("is not asked of a service that nothing is told of, nor of an instance that has just started", () => {
    const shy = release("s", "search", -2);
    expect(found(outage({ pay: 0.2 }, [shy]), shy, "silence")).toBeNull();
    const young = release("p", "pay", 5);
    expect(found(outage({ pay: 0.2 }, [young]), young, "silence")).toBeNull();
  });
});

describe("the calls around a service", () => {
  it("say where the harm begins and where it is passed on", () => {
    const input = outage({ pay: 0.2, bank: 0.2 }, []);
    const bank = release("b", "bank", -2);
    expect(found(input, pay, "inbound")?.value).toBeGreaterThan(0.8);
    expect(found(input, bank, "origin")?.value).toBeGreaterThan(0.8);
    expect(found(outage({ pay: 0.2 }, [pay]), pay, "origin")?.value).toBeGreaterThan(0.8);
    const web = found(input, release("w", "pay", -2), "origin");
    expect(web?.value).toBeLessThan(found(input, bank, "origin")?.value ?? 0);
  });

  it("show a caller whose calls fail while those of others do not", () => {
    const other = [calls("admin", "1", "out", "bank", () => ({ failing: 0.001 }))];
    expect(found(withSeries(outage({ bank: 0.3 }, []), ...other), pay, "outbound")?.value).toBeGreaterThan(0.8);
    const too = [calls("admin", "1", "out", "bank", (minute) => ({ failing: minute >= 0 ? 0.3 : 0.001 }))];
    expect(found(withSeries(outage({ bank: 0.3 }, []), ...too), pay, "outbound")).toBeNull();
  });
});

describe("where a service stands", () => {
  const bank = release("b", "bank", -2);
  const cart = release("c", "cart", -2);

  it("halves with each call to what is hurt", () => {
    const input = outage({ pay: 0.3 }, [bank]);
    expect(found(input, bank, "dependency")?.sentence).toBe("pay, which is hurt, calls it.");
    const far = release("v", "vault", -2);
    const [near, next] = [
      found(input, bank, "dependency"),
      found({ ...input, edges: [...input.edges, ["bank", "vault"]] }, far, "dependency"),
    ];
    expect(next?.value).toBeCloseTo((near?.value ?? 0) / 2);
  });

  it("is out of reach when nothing that is hurt calls it", () => {
    expect(found(outage({ pay: 0.3 }, [cart]), cart, "unreachable")?.value).toBe(1);
    expect(found(outage({ pay: 0.3 }, [bank]), bank, "unreachable")).toBeNull();
  });

  it("covers the part of the harm that leads to it", () => {
    expect(found(outage({ pay: 0.3 }, [pay]), pay, "covers")?.value).toBe(1);
    expect(found(outage({ pay: 0.3 }, [cart]), cart, "covers")?.value).toBe(-1);
  });
});

describe("the record of a change", () => {
  it("counts the same symptom before it, and not what came after", () => {
    const earlier = [-300, -900, -2].map((minute) => ({ service: "pay", at: at(minute + 1) }));
    expect(found({ ...outage({ pay: 0.3 }, [pay]), earlier }, pay, "earlier")?.value).toBeCloseTo(Math.log(3));
  });

  it("knows a restart, and lets size weigh a little", () => {
    const restart = release("r", "pay", -2, { unchanged: true, linesChanged: 5 });
    expect(found(outage({}, [restart]), restart, "unchanged")?.value).toBe(1);
    expect(found(outage({}, [restart]), restart, "size")?.value).toBeLessThan(0);
    expect(found(outage({}, []), release("r", "pay", -2, { linesChanged: 90_000 }), "size")?.value).toBe(0.5);
  });
});

describe("no release", () => {
  it("is likelier when the harm begins where nothing changed", () => {
    expect(found(outage({ pay: 0.3 }, [release("c", "cart", -2)]), "none", "orphan")?.value).toBeGreaterThan(0.8);
    expect(found(outage({ pay: 0.3 }, [pay]), "none", "orphan")).toBeNull();
  });

  it("is likelier when no single service explains it", () => {
    const apart = outage({ pay: 0.3, cart: 0.3 }, [pay]);
    expect(found(apart, "none", "spread")?.value).toBeGreaterThan(0.3);
    expect(found(outage({ pay: 0.3 }, [pay]), "none", "spread")).toBeNull();
  });
});
