import { storableText } from "@/lib/domain/storable-text";

/** What adapters read foreign JSON with: total, own properties only, so that no key of a sender can reach a prototype. */
export type Json = unknown;

/** The value at a path such as `"deployment.creator.login"`; undefined when any part is missing. */
export function at(value: Json, path: string): Json {
  return path
    .split(".")
    .reduce<Json>(
      (inner, key) =>
        typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
          ? (inner as Readonly<Record<string, unknown>>)[key]
          : undefined,
      value,
    );
}

/** Text that is not empty, as a database takes it; numbers are written out. Null for anything else. */
export function textAt(value: Json, path: string, longest = 200): string | null {
  const found = at(value, path);
  if (typeof found === "number" && Number.isFinite(found)) return String(found);
  if (typeof found !== "string") return null;
  const text = storableText(found, longest).trim();
  return text === "" ? null : text;
}

/** A whole number of 0 and more that Postgres can keep; text of digits counts. */
export function countAt(value: Json, path: string): number | null {
  const found = Number(textAt(value, path) ?? Number.NaN);
  return Number.isInteger(found) && found >= 0 && found <= 2_147_483_647 ? found : null;
}

/** True or false; the texts `true` and `false` count, as ServiceNow sends them. */
export function flagAt(value: Json, path: string): boolean | null {
  const found = at(value, path);
  if (typeof found === "boolean") return found;
  return found === "true" ? true : found === "false" ? false : null;
}

export function listAt(value: Json, path: string): readonly Json[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}

/** Names and values of an object; empty for anything else. */
export function entriesAt(value: Json, path: string): readonly (readonly [string, Json])[] {
  const found = at(value, path);
  return typeof found === "object" && found !== null && !Array.isArray(found) ? Object.entries(found) : [];
}

/** An http or https address; null for anything else, so that no page can link to it. */
export function linkAt(value: Json, path: string): string | null {
  const text = textAt(value, path, 2_000);
  return text !== null && /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text) ? text : null;
}

/** The same object without what is null or undefined: what was not said is left out. */
export function said<Fields extends Readonly<Record<string, unknown>>>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], null | undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], null | undefined>;
  };
}
