import { at, type Json } from "./fields";

const EARLIEST = Date.UTC(2000, 0, 1);
const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;

/**
 * The instant at a path; null when there is none or it cannot be one (`0001-01-01T00:00:00Z` means "not set").
 * Texts are ISO 8601 and what forges make of it (`2021-04-28 21:50:00 +0200`, `… UTC`); one without a zone is read as UTC, never in
 * the zone of this machine. Numbers are seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size.
 */
export function timeAt(value: Json, path: string): Date | null {
  const found = at(value, path);
  if (typeof found === "number") return dated(fromNumber(found));
  if (typeof found !== "string") return null;
  const text = found.trim();
  return dated(/^\d{9,20}(\.\d+)?$/.test(text) ? fromNumber(Number(text)) : fromText(text));
}

function fromText(text: string): number {
  const [, day, clock, zone = "Z"] = ISO.exec(text) ?? [];
  if (day === undefined || clock === undefined) return Number.NaN;
  const offset = /^(Z|UTC)$/i.test(zone) ? "Z" : zone.replace(/^([+-]\d{2}):?(\d{2})$/, "$1:$2");
  // More than milliseconds is more than a Date holds.
  return Date.parse(`${day}T${clock.replace(/(\.\d{3})\d+$/, "$1")}${offset}`);
}

function fromNumber(value: number): number {
  // A number holds nanoseconds only to some hundreds of them; a whole millisecond must not become the one before.
  if (value >= 1e17) return Math.floor(value / 1e6 + 1e-3);
  if (value >= 1e14) return value / 1e3;
  return value >= 1e11 ? value : value * 1e3;
}

const dated = (ms: number): Date | null => (ms >= EARLIEST && ms < 8.64e15 ? new Date(Math.trunc(ms)) : null);
