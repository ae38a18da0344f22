import { formatDuration, formatShare, NO_VALUE } from "@/lib/charts/format";
import type { Figure } from "@/lib/metrics/delivery/figure";
import { formatRate, scaleOf } from "../delivery/sentences/frequency-words";

/** A number of a figure with the small unit behind it. */
export type FigurePart = { readonly number: string; readonly unit: string };

/** How a figure is written large: `7.6`, `19 h 20 min`, `5.4 %`, with what kind of value it is. */
export type FigureText = { readonly parts: readonly FigurePart[]; readonly kind: string };

/** Splits `19 h 20 min` into numbers and units. */
const splitUnits = (text: string): FigurePart[] =>
  text.split(" ").map((part) => {
    const [number = part, unit = ""] = part.split("\u202f");
    return { number, unit };
  });

/** The value of a figure, large. Null is written as a dash and has no unit. A frequency is on the scale of its comparison. */
export function figureText({ value, unit, previous }: Pick<Figure, "value" | "unit"> & Partial<Pick<Figure, "previous">>): FigureText {
  if (value === null) return { parts: [{ number: NO_VALUE, unit: "" }], kind: "" };
  if (unit === "seconds") return { parts: splitUnits(formatDuration(value * 1000)), kind: "median" };
  if (unit === "share") return { parts: splitUnits(formatShare(value)), kind: "" };
  const scale = scaleOf(value, previous?.value ?? 0);
  return { parts: [{ number: formatRate(value, scale), unit: "" }], kind: scale.name };
}
