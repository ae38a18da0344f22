import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wakeTimeline } from "@/lib/charts/wake-timeline/build";
import { phoneInput, wakeFigure } from "@/lib/charts/wake-timeline/figure";
import { PHONE } from "@/lib/charts/wake-timeline/layout";
import type { WakeRowModel, WakeTimelineModel } from "@/lib/charts/wake-timeline/model";
import type { VerdictState } from "@/lib/domain/verdict";
import { ago, anyTimeline, input, judged, NOW, release } from "./releases";

const rowOf = (model: WakeTimelineModel): WakeRowModel => {
  const row = model.rows[0];
  if (row === undefined) throw new Error("the timeline has no row");
  return row;
};
const draw = (...args: Parameters<typeof input>): WakeRowModel => rowOf(wakeTimeline(input(...args)));
const looks = (row: WakeRowModel): string[] => row.pieces.map(({ look }) => look);
const numbersIn = (d: string): number[] => [...d.matchAll(/-?\d+(\.\d+)?/g)].map(([text]) => Number(text));
const rightOf = (d: string): number => Math.max(...[...d.matchAll(/[MLH](-?[\d.]+)/g)].map((match) => Number(match[1])));

describe("the wake timeline", () => {
  it("draws only finite numbers, whatever it is given", () => {
    fc.assert(
      fc.property(anyTimeline, fc.boolean(), (timeline, phone) => {
        const text = JSON.stringify(phone ? wakeTimeline(timeline, PHONE) : wakeTimeline(timeline));
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
        expect(text).not.toMatch(/"(x|y|x1|x2|width|height)":null/);
      }),
      { numRuns: 150 },
    );
  });

  it("shows every release of the window at exactly one mark", () => {
    fc.assert(
      fc.property(anyTimeline, (timeline) => {
        const shown = wakeTimeline(timeline).rows.flatMap((row) => row.marks.flatMap((mark) => mark.releases));
        const all = timeline.rows.flatMap((row) =>
          row.releases.filter(({ at }) => at >= timeline.from && at <= timeline.to).map(({ id }) => id),
        );
        expect(new Set(shown).size).toBe(shown.length);
        for (const id of all) expect(shown).toContain(id);
      }),
      { numRuns: 150 },
    );
  });

  it("draws a calm release as a line, a regressed one as a band", () => {
    expect(looks(draw([release("1.0", ago(10))]))).toEqual(["line-good"]);
    const bad = draw([release("1.1", ago(10), { horizons: judged(["regressed"], [4]) })]);
    expect(looks(bad)).toEqual(["band-bad"]);
    expect(bad.marks.map(({ shape }) => shape)).toEqual(["regressed"]);
  });

  it("gives ×8 the whole half height, and floats a bar over more", () => {
    const top = (errors: number): number =>
      Math.min(
        ...numbersIn(
          draw([release("1", ago(20), { horizons: judged(["regressed", "regressed"], [errors, errors]) })]).pieces[0]?.d ?? "",
        ).filter((_, i) => i % 2 === 1),
      );
    const y = draw([]).y;
    expect(y - top(8)).toBeCloseTo(17, 0);
    expect(y - top(2)).toBeCloseTo(1 + 16 / 3, 0);
    const over = draw([release("1", ago(20), { horizons: judged(["regressed", "regressed"], [9, 23]) })]);
    expect(looks(over).filter((look) => look.startsWith("clip"))).toEqual(["clip-bad"]);
  });

  it("lets that bar say the verdict of what it stands over, not its size", () => {
    const barsOf = (...states: VerdictState[]): string[] =>
      looks(draw([release("1", ago(20), { horizons: judged(states, [20, 20]) })])).filter((look) => look.startsWith("clip"));
    expect(barsOf("watching", "watching")).toEqual(["clip-none"]);
    expect(barsOf("suspect", "suspect")).toEqual(["clip-warn"]);
  });

  it("never draws a band where nothing can be told", () => {
    const row = draw([release("1", ago(20), { horizons: judged(["insufficient", "insufficient"], [40, 40], [40, 40]) })]);
    expect(looks(row)).toEqual(["dashes"]);
  });

  it("ends a wake at the next release, and at now", () => {
    const row = draw([release("1", ago(10)), release("2", ago(8))]);
    const [first, second] = row.pieces;
    const next = row.marks[1]?.x ?? 0;
    expect(rightOf(first?.d ?? "")).toBeCloseTo(next - 2.5, 1);
    expect(rightOf(second?.d ?? "")).toBeLessThanOrEqual(row.baseline.x2);
  });

  it("keeps the full bow of a failed release and ends it with a bar; the rollback has no mark of its own", () => {
    const at = ago(10);
    const back = new Date(at.getTime() + 20 * 60_000);
    const failed = release("2", at, { horizons: judged(["regressed", "regressed"], [4, 5]), endedAt: back, endedBy: "rollback" });
    const row = draw([failed, release("1", back)]);
    expect(rightOf(row.pieces[0]?.d ?? "")).toBeGreaterThanOrEqual((row.marks[0]?.x ?? 0) + 20.9);
    expect(looks(row)).toContain("end");
    expect(row.marks.map(({ shape, releases }) => ({ shape, releases }))).toEqual([{ shape: "regressed", releases: ["2", "1"] }]);
  });

  it("keeps the bow of a failure of this minute, although now cuts every other wake", () => {
    const row = draw([release("1", new Date(NOW.getTime() - 60_000), { horizons: judged(["regressed"], [6]) })]);
    expect(rightOf(row.pieces[0]?.d ?? "")).toBeCloseTo((row.marks[0]?.x ?? 0) + 8, 0);
  });

  it("counts more than three marks within 24 px in one pill of the worst shape", () => {
    const close = [0, 1, 2, 3].map((i) => release(`1.${i}`, ago(10 - i / 24)));
    expect(draw(close.slice(1)).marks).toHaveLength(3);
    const worst = [...close.slice(1), release("1.9", ago(9.8), { horizons: judged(["suspect"], [2]) })];
    expect(draw(worst).marks.map(({ shape, clustered, releases }) => [shape, clustered, releases.length])).toEqual([["suspect", true, 4]]);
  });

  it("summarises rows per day above 1,000 marks", () => {
    const many = Array.from({ length: 1100 }, (_, i) => release(`v${i}`, ago(27.9 - i / 40)));
    const marks = draw(many).marks;
    expect(marks.length).toBeLessThanOrEqual(29);
    expect(marks.reduce((sum, mark) => sum + mark.releases.length, 0)).toBe(1100);
  });

  it("links an incident to its cause, and outlines one from outside", () => {
    const cause = release("1", ago(20), { horizons: judged(["regressed"], [4]) });
    const base = { title: "provider outage", from: ago(19.9), to: ago(19.8), external: false, releaseId: "1", confirmed: true };
    const rows = [
      {
        service: "payments",
        team: null,
        releases: [cause],
        incidents: [
          { ...base, id: "INC-1" },
          { ...base, id: "INC-2", from: ago(9), to: ago(8.5), external: true, confirmed: false },
        ],
      },
    ];
    const [first, second] = draw([], { rows }).incidents;
    expect(first?.link?.confirmed).toBe(true);
    expect(first?.bar.width).toBeGreaterThanOrEqual(6);
    expect(second).toMatchObject({ external: true, link: null });
    expect(second?.label?.text).toBe("INC-2 · provider outage");
  });

  it("keeps a label clear of the elbow that leads to the release", () => {
    const cause = release("1", ago(2), { horizons: judged(["regressed"], [4]) });
    const open = { id: "INC-3", title: "", from: ago(0.1), to: null, external: false, releaseId: "1", confirmed: false };
    const row = draw([], { rows: [{ service: "payments", team: null, releases: [cause], incidents: [open] }] });
    const label = row.incidents[0]?.label;
    expect([label?.text, label?.anchor]).toEqual(["INC-3 · open", "end"]);
    expect(label?.x).toBeLessThan(row.marks[0]?.x ?? 0);
  });

  it("calls an incident by its title where its id is for machines", () => {
    const open = { id: "wake:release:e2552ad5-290d-8554", title: "Orders fail", from: ago(9), to: null, releaseId: null, confirmed: false };
    const textOf = (external: boolean): string | undefined =>
      draw([], { rows: [{ service: "orders", team: null, releases: [], incidents: [{ ...open, external }] }] }).incidents[0]?.label?.text;
    expect([textOf(false), textOf(true)]).toEqual(["Orders fail · open", "Orders fail"]);
  });

  it("shows at most 40 rows, on a phone the five with the most to tell", () => {
    const rows = Array.from({ length: 45 }, (_, i) => ({
      service: `s${i}`,
      team: null,
      releases: [release(`r${i}`, ago(2), i === 44 ? { horizons: judged(["regressed"], [4]) } : {})],
      incidents: [],
    }));
    const wide = wakeTimeline(input([], { rows }));
    expect([wide.rows.length, wide.hiddenRows]).toEqual([40, 5]);
    const phone = wakeTimeline(phoneInput(input([], { rows })), PHONE);
    expect(phone.rows).toHaveLength(5);
    expect(rowOf(phone).service).toBe("s44");
  });

  it("puts ticks at local midnights and names the days that are longer", () => {
    const october = { now: new Date("2026-10-27T12:00:00Z"), from: new Date("2026-10-22T22:00:00Z"), to: new Date("2026-10-27T23:00:00Z") };
    const figure = wakeFigure(input([], october));
    const xs = figure.wide.ticks.map(({ x }) => x);
    const widths = xs.slice(1).map((x, i) => Math.round(((x - (xs[i] ?? 0)) / figure.wide.plot.width) * 121));
    expect(widths).toEqual([24, 24, 25, 24]);
    expect(figure.zoneNote).toBe("Days in Europe/Oslo; Sun 25 Oct has 25 hours");
  });
});
