import type { z } from "zod";
import { type JsonSchema, jsonSchema } from "./json-schema";

export type Answer = { readonly description: string; readonly schema?: string; readonly media?: string };

export type Operation = {
  readonly id: string;
  readonly tag: string;
  readonly title: string;
  readonly text: string;
  /** The scope that a token needs; null for a call that anybody may make. */
  readonly scope: string | null;
  readonly path?: readonly string[];
  readonly query?: z.ZodObject;
  readonly headers?: readonly { readonly name: string; readonly text: string }[];
  readonly body?: { readonly text: string; readonly content: JsonSchema };
  readonly answers: Readonly<Record<string, Answer>>;
};

/** Refusals that any call with a token can meet. */
export const REFUSALS: Readonly<Record<string, Answer>> = {
  "401": { description: "No token, or one that is unknown, revoked or past its end.", schema: "Problem" },
  "403": { description: "The token lacks the scope, or does not reach a service or environment that is named.", schema: "Problem" },
  "503": {
    description: "The database cannot be reached; `Retry-After` says when to try again.",
    schema: "Problem",
  },
};

/** An operation in the words of OpenAPI. */
export function openapiOperation({ id, tag, title, text, scope, path = [], query, headers = [], body, answers }: Operation): JsonSchema {
  return {
    operationId: id,
    tags: [tag],
    summary: title,
    description: text,
    security: scope === null ? [] : [{ token: [scope] }],
    parameters: [
      ...path.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      ...(query === undefined ? [] : queryParameters(query)),
      ...headers.map((header) => ({ name: header.name, in: "header", description: header.text, schema: { type: "string" } })),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true, description: body.text, content: body.content } }),
    responses: Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, response(answer)])),
  };
}

function response({ description, schema, media }: Answer): JsonSchema {
  if (schema === undefined) return { description };
  const type = media ?? (schema === "Problem" ? "application/problem+json" : "application/json");
  return { description, content: { [type]: { schema: reference(schema) } } };
}

export const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

function queryParameters(query: z.ZodObject): JsonSchema[] {
  const { properties = {}, required = [] } = jsonSchema(query, "input") as { properties?: Record<string, JsonSchema>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: Object.keys(schema).length === 0 ? { type: "string" } : schema,
  }));
}
