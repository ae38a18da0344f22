import { describe, expect, it } from "vitest";
import type { AttributionInput } from "@/lib/health/attribution/input";
import { found, withSeries } from "./support/found";
import { at, calls, outage, release } from "./support/small-outage";

const pay = release("p", "pay", -2);

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

  it("is measured by how many of a service's instances report at all", () => {
    const half = outage({ pay: 0.2 }, [pay]);
    const told = (instances: number) => calls("pay", "2", "in", "web", (minute) => (minute < -2 ? null : { instances }));
    const sparse = {
      ...half,
      series: half.series.map((one) => ({ ...one, points: one.points.map((point) => ({ ...point, instances: 2 })) })),
    };
    expect(found(withSeries(sparse, told(1)), pay, "silence")).toBeNull();
    expect(found(withSeries(half, told(1)), pay, "silence")?.value).toBeGreaterThan(0.4);
  });

  it("is the loss of instances where versions are not told", () => {
    const unnamed = (now: number): AttributionInput => ({
      ...outage({}, []),
      series: [
        {
          ...calls("pay", "1", "in", "web", (minute) => (minute < 0 || now > 0 ? { instances: minute < 0 ? 4 : now } : null)),
          version: null,
        },
      ],
    });
    const bare = release("p", "pay", 0, { steps: [] });
    expect(found(unnamed(1), bare, "silence")?.value).toBeCloseTo(0.75);
    expect(found(unnamed(0), bare, "silence")?.value).toBeCloseTo(1);
    expect(found(unnamed(4), bare, "silence")).toBeNull();
  });

  it("is known of a service that tells of no instance, though its old ones are long gone", () => {
    const none = calls("pay", "2", "in", "web", () => ({ instances: 0, success: null }));
    const gone = { ...outage({}, [pay]), series: [none] };
    expect(found(gone, pay, "silence")?.value).toBeCloseTo(1);
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
