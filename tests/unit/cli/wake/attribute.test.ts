import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rankingOf } from "@/lib/cli/wake/attribute";
import { readAttribution } from "@/lib/cli/wake/attribute-file";
import { attribute } from "@/lib/health/attribution/attribute";

const moment = (minute: number): string => new Date(Date.UTC(2026, 2, 3, 12, minute)).toISOString();
const line = (share: number, from = 0) =>
  Array.from({ length: 40 - from }, (_, index) => [moment(from + index), from + index < 30 ? 0.999 : share, null, 20, 4]);

const file = {
  detectedAt: moment(33),
  releases: [
    {
      id: "pay-2",
      service: "pay",
      startedAt: moment(28),
      steps: [{ at: moment(28), from: "1", to: "2", instances: 2, removed: 2 }],
      targetInstances: 4,
    },
    { id: "cart-7", service: "cart", startedAt: Date.UTC(2026, 2, 3, 12, 31) / 1_000, finishedAt: null },
  ],
  edges: [
    ["web", "pay"],
    ["web", "cart"],
  ],
  series: [
    { service: "pay", version: "1", side: "in", caller: "web", points: line(0.999) },
    { service: "web", version: "1", side: "out", callee: "pay", points: line(0.6) },
    { service: "cart", version: "6", side: "in", caller: "web", points: line(0.999) },
  ],
};

const read = (content: unknown) => readAttribution(JSON.stringify(content), "outage.json");

describe("wake attribute", () => {
  it("ranks every release and no release, and says why", () => {
    const ranking = rankingOf(attribute(read(file)));
    expect(ranking.map(({ release }) => release)).toEqual(["pay-2", null, "cart-7"]);
    expect(ranking.reduce((sum, { posterior }) => sum + posterior, 0)).toBeCloseTo(1);
    expect(ranking[0]?.for).toContain("None of its 2 new instances has sent anything in 10\u202fmin.");
  });

  it("answers the example as the documentation says", () => {
    const example = readFileSync("docs/examples/attribute.json", "utf8");
    const [, , told = ""] = readFileSync("docs/attribution.md", "utf8").split("```json\n");
    const { ranking } = JSON.parse(told.slice(0, told.indexOf("```"))) as { ranking: ReturnType<typeof rankingOf> };
    const shortened = rankingOf(attribute(readAttribution(example, "attribute.json"))).map(({ release, for: pro, against }) => ({
      ...{ release, for: pro.slice(0, 1), against: against.slice(0, 1) },
    }));
    const spaced = (text: string): string => text.replaceAll("\u202f", " ");
    expect(JSON.parse(spaced(JSON.stringify(shortened)))).toEqual(
      ranking.map(({ release, for: pro, against }) => ({ release, for: pro, against })),
    );
  });

  it("reads seconds since 1970 as RFC 3339", () => {
    const seconds = { ...file, detectedAt: Date.parse(file.detectedAt) / 1_000 };
    expect(rankingOf(attribute(read(seconds)))).toEqual(rankingOf(attribute(read(file))));
  });

  it("expects nothing more of a version that the next release of its service replaced", () => {
    const step = { at: moment(32), from: "2", to: "3", instances: 2, removed: 2 };
    const releases = [...file.releases, { id: "pay-3", service: "pay", startedAt: moment(32), steps: [step] }];
    expect(read({ ...file, releases }).changes.map(({ endedAt }) => endedAt?.toISOString() ?? null)).toEqual([moment(32), null, null]);
  });

  it("names the fields of what cannot be meant", () => {
    const wrong = {
      ...file,
      detectedAt: "noon",
      releases: [{ id: "a", service: "pay" }],
      series: [{ service: "pay", side: "up", points: [[moment(0), 2]] }],
    };
    expect(() => read(wrong)).toThrow(
      /detectedAt: [^\n]+\n {2}releases\[0\]\.startedAt: [^\n]+\n {2}series\[0\]\.side: [^\n]+\n {2}series\[0\]\.points\[0\]\[1\]: /,
    );
    expect(() => read({ ...file, releases: [file.releases[0], file.releases[0]] })).toThrow(/releases\[1\]\.id/);
    expect(() => readAttribution("{", "outage.json")).toThrow(/outage\.json is not JSON/);
  });
});
