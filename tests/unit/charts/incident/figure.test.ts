import { describe, expect, test } from "vitest";
import { incidentFigure } from "@/lib/charts/incident/build";
import type { IncidentFigureInput } from "@/lib/charts/incident/input";
import type { LogEntry } from "@/lib/charts/incident/log";

const START = Date.UTC(2026, 10, 19, 9);
const at = (minutes: number): Date => new Date(START + minutes * 60_000);
const entry = (minutes: number, text: string, further: Partial<LogEntry> = {}): LogEntry => ({
  ...{ key: text, at: at(minutes), until: null, lane: "people", mark: { kind: "person" }, tone: "none", text },
  ...{ strong: false, note: null, href: null },
  ...further,
});

const INPUT: IncidentFigureInput = {
  ...{ from: at(0), to: at(90), zone: "Europe/Oslo", width: 1376, onsetAt: at(20) },
  lanes: [
    {
      service: "payments",
      before: 0.002,
      points: Array.from({ length: 90 }, (_, minute) => ({ t: at(minute), value: minute === 40 ? null : minute < 20 ? 0.002 : 0.059 })),
    },
  ],
  log: [
    entry(16, "payments 3.18.0", {
      lane: "changes",
      until: at(22),
      tone: "bad",
      strong: true,
      mark: { kind: "state", state: "regressed" },
    }),
    entry(27, "Opened"),
    entry(28, "Acknowledged"),
    entry(74, "Resolved", { strong: true }),
  ],
  phases: [
    { word: "Detect", noun: "detection", from: at(20), to: at(27), over: true },
    { word: "Diagnose", noun: "diagnosis", from: at(27), to: at(74), over: true },
  ],
};

describe("the picture of an incident", () => {
  test("draws signals with their gaps, stamps with room for labels, and phases", () => {
    const figure = incidentFigure(INPUT);
    const [lane] = figure.lanes;
    expect(lane?.note).toBe("failed, up to 5.9\u202f%");
    expect(lane?.line.match(/M/g)).toHaveLength(2);
    const [release, opened] = figure.stamps;
    expect(release).toMatchObject({ label: { text: "10:16 payments 3.18.0" } });
    expect(release?.bar?.width).toBeGreaterThan(50);
    expect(opened?.x).toBeGreaterThan(release?.x ?? 0);
    expect(figure.phases.map(({ longest, label }) => [longest, label?.text])).toEqual([
      [false, "Detect 7\u202fmin"],
      [true, "Diagnose 47\u202fmin"],
    ]);
    expect(figure.total?.text).toBe("54\u202fmin");
    expect(figure.onset?.label.text).toBe("first failures 10:20");
    expect(figure.description).toBe(
      "payments failed up to 5.9\u202f%. 4 stamps of 4 events. Phases: Detect 7\u202fmin, Diagnose 47\u202fmin.",
    );
  });

  test("tells in its table what has no room in the drawing, and which phase ended", () => {
    const log = Array.from({ length: 12 }, (_, place) => entry(30 + place / 10, `Something number ${place} with quite a few words`));
    const figure = incidentFigure({ ...INPUT, log: [...log, entry(74, "Resolved")] });
    const labelled = figure.stamps.filter(({ label }) => label !== null);
    expect(labelled.length).toBeLessThan(13);
    expect(figure.table.rows).toHaveLength(13);
    expect(figure.table.rows.at(-1)?.cells.map(({ text }) => text)).toEqual(["Thu 19 Nov 11:14", "Resolved", "–", "Diagnose, 47\u202fmin"]);
  });

  test("labels of one lane never lie over each other", () => {
    const log = Array.from({ length: 20 }, (_, place) => entry(place * 4, `Event ${place}`));
    const labels = incidentFigure({ ...INPUT, log }).stamps.flatMap(({ label }) => (label === null ? [] : [label]));
    const spans = labels.map(({ x, y, text, anchor }) => ({
      y,
      from: anchor === "start" ? x : x - text.length * 5.9,
      width: text.length * 5.9,
    }));
    for (const one of spans)
      for (const other of spans)
        if (one !== other && one.y === other.y)
          expect(one.from >= other.from + other.width || other.from >= one.from + one.width).toBe(true);
  });

  test("of nothing, is empty and finite", () => {
    const figure = incidentFigure({ ...INPUT, to: INPUT.from, lanes: [], log: [], phases: [], onsetAt: null });
    expect(JSON.stringify(figure)).not.toMatch(/NaN|Infinity|null,null/);
    expect(figure.harm).toBeNull();
  });
});
