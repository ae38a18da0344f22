import { type Json, listAt, textAt } from "./fields";

const MOST = 50;

/** The names of an issue's labels, each an object with its name in one field, or text. */
export function labelNamesAt(value: Json, path: string, field: string): string[] {
  const labels = listAt(value, path).slice(0, MOST);
  const names = labels.flatMap((label, index) => textAt(label, field, 100) ?? textAt(labels, String(index), 100) ?? []);
  return [...new Set(names)];
}

/** Labels as facts hold them, by name; null when there are none. */
export function labelsAt(value: Json, path: string, field: string): Record<string, string> | null {
  const names = labelNamesAt(value, path, field);
  return names.length === 0 ? null : Object.fromEntries(names.map((name) => [name, "true"]));
}
