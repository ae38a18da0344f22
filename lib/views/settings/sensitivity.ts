import { SENSITIVITIES, type Sensitivity } from "@/lib/health/judge-input";

/** `odds` is how often chance alone may raise an alarm, short enough for a choice on a phone. */
export type SensitivityLine = { readonly value: Sensitivity; readonly label: string; readonly odds: string; readonly hint: string };

const MEANING: Readonly<Record<Sensitivity, Omit<SensitivityLine, "value">>> = {
  sensitive: {
    label: "Sensitive",
    odds: "one look in 20",
    hint: "Chance alone may raise an alarm at one look in 20. For those who would rather look once too often.",
  },
  balanced: { label: "Balanced", odds: "one look in 1,000", hint: "Chance alone may raise an alarm at one look in 1,000." },
  quiet: {
    label: "Quiet",
    odds: "one look in 10,000",
    hint: "Chance alone may raise an alarm at one look in 10,000; small rises are told of later, or as suspect.",
  },
};

/** The choices of how much proof a rise takes, with what each means. */
export const SENSITIVITY_LINES: readonly SensitivityLine[] = SENSITIVITIES.map((value) => ({ value, ...MEANING[value] }));

/** The stored word as a choice; what nobody knows is the middle one. */
export const sensitivityLine = (word: string): SensitivityLine => {
  const known = SENSITIVITIES.find((one) => one === word) ?? "balanced";
  return { value: known, ...MEANING[known] };
};
