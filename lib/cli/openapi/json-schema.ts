import { z } from "zod";

export type JsonSchema = Readonly<Record<string, unknown>>;

type Options = Parameters<typeof z.toJSONSchema>[1];

const options = (side: "input" | "output") =>
  ({
    io: side,
    override: ({ jsonSchema: one }) => {
      if (one.format !== undefined) delete one.pattern;
      if (one.maximum === Number.MAX_SAFE_INTEGER) delete one.maximum;
      if (one.minimum === Number.MIN_SAFE_INTEGER) delete one.minimum;
    },
  }) satisfies Options;

/** A schema as OpenAPI 3.1 takes it: without the dialect, and without patterns and bounds that say no more than the format. */
export const jsonSchema = (schema: z.ZodType, side: "input" | "output"): JsonSchema => plain(z.toJSONSchema(schema, options(side)));

/** Schemas by name, which refer to each other where one holds another. */
export function jsonSchemas(schemas: Readonly<Record<string, z.ZodType>>, side: "input" | "output"): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { ...options(side), uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(made.schemas).map(([id, schema]) => [id, plain(schema)]));
}

function plain({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
