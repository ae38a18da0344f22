import { formText } from "./form-text";

const FIELDS = ["place", "kind", "thresholdMs", "target", "name", "windowDays", "operations"] as const;

/** What a form of an objective says: as a whole, as a change of the one with an `id` (empty for a new one), and as it was typed. */
export function objectiveFields(form: FormData) {
  const typed = Object.fromEntries(FIELDS.map((field) => [field, formText(form, field)]));
  const [service, environment] = placeOf(typed["place"] ?? "");
  const kind = typed["kind"] ?? "";
  const change = {
    name: typed["name"] === "" ? NAMES[kind] : typed["name"],
    target: shareOf(typed["target"] ?? ""),
    windowDays: Number(typed["windowDays"]),
    operations: linesOf(typed["operations"] ?? ""),
    ...(kind === "latency" ? { thresholdMs: numberOf(typed["thresholdMs"] ?? "") } : {}),
  };
  return { id: formText(form, "id"), whole: { service, environment, kind, ...change }, change, typed };
}

/** What an objective is called that nobody named. */
const NAMES: Readonly<Record<string, string>> = { availability: "Availability", latency: "Latency" };

/** A percentage as a share, without what dividing adds: 99.95 is 0.9995. */
const shareOf = (text: string): number => Math.round(numberOf(text) * 1e5) / 1e7;

/** Nothing written is no number, and not 0. */
const numberOf = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A place of the form: a service and an environment as JSON; nothing for anything else. */
function placeOf(text: string): readonly [string, string] {
  try {
    const [service, environment] = JSON.parse(text) as readonly unknown[];
    return typeof service === "string" && typeof environment === "string" ? [service, environment] : ["", ""];
  } catch {
    return ["", ""];
  }
}
