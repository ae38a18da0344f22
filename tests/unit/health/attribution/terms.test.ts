import { describe, expect, it } from "vitest";
import { found, withSeries } from "./support/found";
import { at, calls, outage, release } from "./support/small-outage";

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

  it("differ as clearly in a canary that hardly anybody calls, beside small harm of another kind", () => {
    const { series, ...rest } = outage({ cart: 0.008 }, [pay]);
    const many = series.map((one) => ({ ...one, points: one.points.map((point) => ({ ...point, instances: 400 })) }));
    const slow = calls("pay", "2", "in", "web", (minute) => (minute < -2 ? null : { meanMs: 120, instances: 1 }));
    expect(found({ ...rest, series: [...many, slow] }, pay, "difference")?.value).toBeGreaterThan(0.4);
  });

  it("are not compared long before the harm", () => {
    const early = release("p", "pay", -39);
    const passing = calls("pay", "2", "in", "web", (minute) => (minute > -34 ? null : { failing: 0.4 }));
    expect(found(withSeries(half(0.2), passing), early, "difference")).toBeNull();
  });

  it("are not told by a single bad minute", () => {
    const spike = calls("pay", "2", "in", "web", (minute) => (minute < -2 ? null : { failing: minute === 3 ? 0.4 : 0.001, instances: 2 }));
    expect(found(withSeries(outage({ cart: 0.2 }, [pay]), spike), pay, "difference")).toBeNull();
  });

  it("belong to the release that was the latest when they came", () => {
    const series = [...half(0.2).series, fresh(0.4)];
    const unnamed = (id: string, minute: number, endedAt: Date | null) => {
      const one = release(id, "pay", minute, { steps: [], endedAt, previousVersion: null });
      return { ...one, candidate: { ...one.candidate, version: null } };
    };
    const [before, latest] = [unnamed("old", -30, at(-3)), unnamed("new", -3, null)];
    const input = { ...half(0.2), changes: [before, latest], series };
    expect(found(input, before, "difference")).toBeNull();
    expect(found(input, latest, "difference")).not.toBeNull();
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
  const fine = calls("cart", "2", "in", "web", (minute) => (minute < -2 ? null : { instances: 2 }));
  const besides = withSeries(outage({ pay: 0.3 }, [cart]), fine);

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
    expect(found(besides, cart, "unreachable")?.value).toBe(1);
    expect(found(outage({ pay: 0.3 }, [bank]), bank, "unreachable")).toBeNull();
  });

  it("covers the part of the harm that leads to it", () => {
    expect(found(outage({ pay: 0.3 }, [pay]), pay, "covers")?.value).toBe(1);
    expect(found(besides, cart, "covers")?.value).toBe(-1);
  });

  it("says little against instances that send nothing, and nothing where no harm is seen", () => {
    expect(found(outage({ pay: 0.3 }, [cart]), cart, "covers")?.value).toBeCloseTo(0);
    expect(found(withSeries(outage({}, [cart]), fine), cart, "covers")).toBeNull();
    expect(found(withSeries(outage({ pay: 0.004 }, [cart]), fine), cart, "covers")?.value).toBeGreaterThan(-1);
  });

  it("is seen where a call was named the wrong way round", () => {
    const turned = { ...besides, edges: [["cart", "web"] as const, ["pay", "web"] as const] };
    expect(found(turned, cart, "unreachable")?.value).toBe(1);
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
