import { at, type Json, listAt, textAt } from "./fields";

const MOST = 50;

/** The names of an issue's labels, each an object with its name in one field, or text. */
export function labelNamesAt(value: Json, path: string, field: string): string[] {
  const labels = listAt(value, path).slice(0, MOST);
  const names = labels.flatMap((label, index) => textAt(label, field, 100) ?? textAt(labels, String(index), 100) ?? []);
  return [...new Set(names)];
}

/** Labels as facts hold them, by name: none is an answer, too. Null when the sender says nothing of labels. */
export function labelsAt(value: Json, path: string, field: string): Record<string, string> | null {
  if (!Array.isArray(at(value, path))) return null;
  const names = labelNamesAt(value, path, field);
  return Object.fromEntries(names.map((name) => [name, "true"]));
}
