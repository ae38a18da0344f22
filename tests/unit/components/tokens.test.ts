import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../../app/tokens.css", import.meta.url), "utf8");
const PAIR = /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g;
const colours = new Map([...css.matchAll(PAIR)].map(([, name, light, dark]) => [name ?? "", { light: light ?? "", dark: dark ?? "" }]));

type Theme = "light" | "dark";

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast of two tokens by WCAG 2: 1 to 21. */
function contrast(theme: Theme, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    const colour = colours.get(name);
    if (colour === undefined) throw new Error(`--${name} is not a colour token`);
    return luminance(colour[theme]);
  });
  const [light, dark] = [Math.max(a ?? 0, b ?? 0), Math.min(a ?? 0, b ?? 0)];
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ["paper", "sunken", "raised", "selected"];
const TEXTS = ["ink-1", "ink-2", "ink-3", "v-good", "v-warn", "v-bad", "v-none"];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(TEXTS)("--%s can be read on every surface", (text) => {
    for (const surface of SURFACES) expect(contrast(theme, text, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["good", "warn", "bad", "none"])("a verdict that is %s can be read on its own ground", (tone) => {
    expect(contrast(theme, `v-${tone}`, `v-${tone}-soft`)).toBeGreaterThanOrEqual(4.5);
  });

  test("edges of controls, the reader's colour and chart lines stand out", () => {
    for (const name of ["control", "you", "chart-after", "chart-mid", "chart-before"])
      expect(contrast(theme, name, "paper"), name).toBeGreaterThanOrEqual(3);
  });

  test("inverse ink can be read on ink", () => {
    expect(contrast(theme, "ink-inverse", "ink-1")).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme, "ink-inverse", "ink-2")).toBeGreaterThanOrEqual(4.5);
  });
});
