import type { Schema } from "./openapi";

/** One field or parameter, in words. */
export type DocField = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly text: string;
  readonly allowed: readonly string[];
};

/** The fields of an object. */
export const fieldsOf = (schema: Schema): DocField[] =>
  Object.entries(schema.properties ?? {}).map(([name, field]) => fieldOf(name, field, schema.required?.includes(name) ?? false));

export const fieldOf = (name: string, schema: Schema, required: boolean): DocField => ({
  name,
  type: typeOf(schema),
  required,
  text: [schema.description, schema.default === undefined ? undefined : `${JSON.stringify(schema.default)} when left out.`]
    .filter((part) => part !== undefined)
    .join(" "),
  allowed: schema.enum ?? [],
});

/** The name of what a reference leads to. */
export const referenceOf = (schema: Schema): string | null => schema.$ref?.split("/").at(-1) ?? null;

const WORDS: Readonly<Record<string, string>> = {
  string: "text",
  boolean: "true or false",
  integer: "whole number",
  number: "number",
  object: "object",
};
const FORMATS: Readonly<Record<string, string>> = { "date-time": "time", uri: "address", uuid: "UUID" };

function typeOf(schema: Schema): string {
  const reference = referenceOf(schema);
  if (reference !== null) return reference;
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return [...new Set(options.map(typeOf))].join(" or ").replace(" or null", ", may be null");
  if (schema.type === "array") return `list of ${typeOf(schema.items ?? {})}`;
  return FORMATS[schema.format ?? ""] ?? WORDS[schema.type ?? ""] ?? schema.type ?? "any";
}
