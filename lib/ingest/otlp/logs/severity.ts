import { SEVERITIES, type Severity } from "@/lib/domain/severity";

/** OTLP has four numbers for each severity, from 1 on. */
const NUMBERS_EACH = 4;
const LAST = SEVERITIES.length - 1;

/** How severities are written by those who send no number; the beginnings of words, and longer ones before those that they begin with. */
const WORDS: readonly (readonly [beginning: string, severity: Severity])[] = [
  ["trace", "trace"],
  ["verbose", "debug"],
  ["debug", "debug"],
  ["info", "info"],
  ["notice", "info"],
  ["warn", "warn"],
  ["err", "error"],
  ["severe", "error"],
  ["crit", "fatal"],
  ["alert", "fatal"],
  ["emerg", "fatal"],
  ["fatal", "fatal"],
  ["panic", "fatal"],
];

/** The severity of OTLP's `SeverityNumber` as a position in `SEVERITIES`; null when it is unspecified. Larger numbers than OTLP has are fatal. */
export const severityOfNumber = (number: number): number | null =>
  number === 0 ? null : Math.min(LAST, Math.floor((number - 1) / NUMBERS_EACH));

/** The severity that a text names as a position in `SEVERITIES`. What names none reads as `info`, as OTLP has it for unspecified ones. */
export function severityOfText(text: string): number {
  const word = text.trim().toLowerCase();
  const severity = WORDS.find(([beginning]) => word.startsWith(beginning))?.[1] ?? "info";
  return SEVERITIES.indexOf(severity);
}
