import { at, type Json } from "./fields";

/** What forges number their things with, as part of a key: a whole number, however it is written; null for anything else. */
export function idAt(value: Json, path: string): string | null {
  const found = at(value, path);
  const text = typeof found === "number" || typeof found === "string" ? String(found).trim() : "";
  return /^\d{1,24}$/.test(text) ? text : null;
}
