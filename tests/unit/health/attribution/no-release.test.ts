import { describe, expect, it } from "vitest";
import { found, withSeries } from "./support/found";
import { calls, outage, release } from "./support/small-outage";

const pay = release("p", "pay", -2);

describe("no release", () => {
  it("is likelier when the harm begins where nothing changed", () => {
    expect(found(outage({ pay: 0.3 }, [release("c", "cart", -2)]), "none", "orphan")?.value).toBeGreaterThan(0.8);
    expect(found(outage({ pay: 0.3 }, [pay]), "none", "orphan")).toBeNull();
  });

  it("is likelier when old instances do as badly as new ones, and when it began before the release", () => {
    const both = calls("pay", "2", "in", "web", (minute) => ({ failing: minute >= 0 ? 0.3 : 0.001, instances: 2 }));
    const long = withSeries(outage({ pay: 0.3 }, []), both);
    const early = release("p", "pay", -39);
    expect(found({ ...long, changes: [early] }, "none", "orphan")?.sentence).toContain("Old instances of pay do as badly as new ones");
    const after = release("p", "pay", 3);
    expect(found({ ...long, changes: [after] }, "none", "orphan")?.sentence).toContain("Nothing changed in pay");
  });

  it("is likelier when what changed had done well for long before it began", () => {
    const since = (startedAt: number) => {
      const { series, ...rest } = outage({ pay: 0.3 }, [release("p", "pay", startedAt)]);
      const served = calls("pay", "2", "in", "web", (minute) =>
        minute < startedAt ? null : { failing: minute >= 0 ? 0.3 : 0.001, instances: 2 },
      );
      const others = series.filter(({ side, service }) => side !== "in" || service !== "pay");
      return found({ ...rest, series: [...others, served] }, "none", "orphan");
    };
    expect(since(-35)?.sentence).toContain("pay had done well for 35\u202fmin since it changed");
    expect(since(-10)).toBeNull();
  });

  it("is left open where a service that sends nothing may be what fails its caller", () => {
    const { series, ...rest } = outage({ pay: 0.3 }, [release("b", "bank", -2)]);
    const inward = series.filter(({ side, service }) => side === "in" && service !== "bank");
    const open = found({ ...rest, series: inward }, "none", "orphan")?.value ?? 0;
    const closed = found({ ...rest, series: inward, changes: [] }, "none", "orphan")?.value ?? 0;
    expect(open).toBeLessThan(closed / 2);
    expect(found({ ...rest, series: inward }, "none", "spread")).toBeNull();
  });

  it("is likelier when no single service explains it", () => {
    const apart = outage({ pay: 0.3, cart: 0.3 }, [pay]);
    expect(found(apart, "none", "spread")?.value).toBeGreaterThan(0.3);
    expect(found(outage({ pay: 0.3 }, [pay]), "none", "spread")).toBeNull();
  });
});
