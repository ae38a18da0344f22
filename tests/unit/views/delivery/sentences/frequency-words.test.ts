import { expect, it } from "vitest";
import { formatFrequency, scaleOf } from "@/lib/views/delivery/sentences/frequency-words";

it.each([
  [0, "0 in 30 days"],
  [1 / 375, "0.08 in 30 days"],
  [1 / 30, "1 in 30 days"],
  [1 / 28, "1.1 in 30 days"],
  [1 / 7, "1 a week"],
  [0.99, "6.9 a week"],
  [1, "1 a day"],
  [7.57, "7.6 a day"],
  [486.2, "486 a day"],
  [12_345.6, "12,346 a day"],
])("%f a day reads %s", (perDay, text) => expect(formatFrequency(perDay)).toBe(text));

it("puts rates that stand side by side on one scale, and never writes a rate as nothing", () => {
  const scale = scaleOf(0.2, 3);
  expect([formatFrequency(0.2, scale), formatFrequency(3, scale), formatFrequency(0.001, scale)]).toEqual([
    "0.2 a day",
    "3 a day",
    "<0.01 a day",
  ]);
});
