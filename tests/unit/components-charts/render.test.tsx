import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LineChart } from "@/components/charts/line/line-chart";
import { VerdictWord } from "@/components/charts/verdict/verdict-word";
import { WakeTimeline } from "@/components/charts/wake-timeline/wake-timeline";
import { lineChart } from "@/lib/charts/line/build";
import { wakeFigure } from "@/lib/charts/wake-timeline/figure";
import { VERDICT_STATES, VERDICT_WORD } from "@/lib/domain/verdict";
import { ago, input, judged, release } from "../charts/wake-timeline/releases";

const render = (node: ReactNode): string => renderToStaticMarkup(node);
const cellsOf = (html: string): string[] =>
  [...html.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map((match) => (match[1] ?? "").replaceAll(/<[^>]+>/g, ""));

describe("the wake timeline on the server", () => {
  const bad = release("3.18.0", ago(1), {
    horizons: judged(["regressed", "regressed"], [9, 23.3], [1.3, 1.5]),
    endedAt: ago(0.9),
    endedBy: "rollback",
  });
  const html = render(<WakeTimeline wake={wakeFigure(input([release("3.17.3", ago(3)), bad]))} />);

  it("is a named figure whose drawings have a title and a description", () => {
    expect(html).toMatch(/<figure[^>]+aria-labelledby/);
    expect(html.match(/<title/g)).toHaveLength(3);
    expect(html.match(/<desc/g)).toHaveLength(3);
    expect(html).toContain("<figcaption");
    expect(html).toContain("1 of 2 judged releases failed.");
    expect(html).toContain("Days in Europe/Oslo");
  });

  it("has the numbers as a table, and a switch that needs no script", () => {
    expect(html).toContain('type="checkbox"');
    expect(cellsOf(html)).toEqual(expect.arrayContaining(["3.18.0", "×9.0", "×23", "×1.3", "×1.5", "Regressed"]));
  });

  it("names every mark and leaves one of each drawing in the tab order", () => {
    const marks = [...html.matchAll(/<a [^>]*data-releases[^>]*>/g)].map(([tag]) => tag);
    expect(marks).toHaveLength(6);
    for (const mark of marks) expect(mark).toMatch(/aria-label="payments 3\.1\d\.\d, .+, (Regressed|Healthy)"/);
    expect(marks.filter((mark) => mark.includes('tabindex="0"'))).toHaveLength(3);
  });
});

describe("a line chart on the server", () => {
  const minute = (i: number): Date => new Date(Date.UTC(2026, 10, 19, 9, 30 + i));
  const values = [0.002, null, 0.051];
  const model = lineChart({
    title: "Failed requests",
    unit: "share",
    scale: "linear",
    from: minute(0),
    to: minute(2),
    zone: "Europe/Oslo",
    width: 432,
    height: 188,
    series: [{ key: "failed", label: "Failed", role: "main", points: values.map((value, i) => ({ t: minute(i), value })) }],
    band: null,
    marks: [],
    serving: null,
    excess: null,
    staleFrom: null,
    headline: { value: "5.1 %", note: "was 0.2 %" },
    caption: "Failures rose.",
  });
  const html = render(<LineChart chart={model} />);

  it("is drawn without a script, with title, description, caption and table", () => {
    expect(html).toMatch(/<path[^>]+d="M[\d.]+ [\d.]+h0M/);
    expect(html).toMatch(/<title[^>]*>Failed requests<\/title><desc[^>]*>Failures rose\.<\/desc>/);
    expect(html).toContain("<figcaption");
    expect(cellsOf(html).map((text) => text.replace("\u202f", " "))).toEqual(expect.arrayContaining(["0.2 %", "–", "5.1 %"]));
  });
});

describe("a verdict", () => {
  it.each(VERDICT_STATES)("%s is an icon and a word", (state) => {
    const html = render(<VerdictWord state={state} />);
    expect(html).toContain("<svg");
    expect(html).toContain(VERDICT_WORD[state]);
  });
});
