import { type Json, textAt } from "./fields";

/** A commit's hash in lower case, at least 7 of its digits; null for anything else, and for the zeros that stand for "no commit". */
export function commitAt(value: Json, path: string): string | null {
  const text = textAt(value, path)?.toLowerCase() ?? "";
  return /^[0-9a-f]{7,64}$/.test(text) && !/^0+$/.test(text) ? text : null;
}
