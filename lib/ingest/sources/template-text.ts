import { type Json, listAt, textAt } from "./fields";

/** Text of a body that a Go template rendered: what the template could not find stands there as `<no value>`. */
export function renderedAt(value: Json, path: string, longest?: number): string | null {
  const text = textAt(value, path, longest);
  return text === "<no value>" || text === "<nil>" ? null : text;
}

/** A list of texts; a template may have written them as one, with spaces or commas between them. */
export function renderedListAt(value: Json, path: string): readonly string[] {
  const list = listAt(value, path);
  const texts = list.map((_, index) => renderedAt(list, String(index), 500));
  const one =
    list.length > 0
      ? []
      : (renderedAt(value, path, 5_000)
          ?.replaceAll(/[[\]"]/g, " ")
          .split(/[\s,]+/) ?? []);
  return [...texts, ...one].flatMap((text) => (text === null || text === "" ? [] : [text])).slice(0, 200);
}
