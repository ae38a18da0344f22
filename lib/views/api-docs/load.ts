import source from "@/public/openapi.json";
import { type DocField, fieldOf, fieldsOf, referenceOf } from "./fields";
import type { OpenApi, OpenApiOperation, Schema } from "./openapi";
import { sampleCall } from "./sample";

export type DocCall = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly scope: string | null;
  readonly parameters: readonly DocField[];
  readonly body: { readonly text: string; readonly formats: readonly string[]; readonly fields: readonly DocField[] } | null;
  readonly answers: readonly { readonly status: string; readonly text: string; readonly schema: string | null }[];
  readonly sample: string;
};

export type ApiDocsModel = {
  readonly summary: string;
  readonly notes: readonly string[];
  readonly groups: readonly { readonly name: string; readonly calls: readonly DocCall[] }[];
  /** What answers are made of; `id` is where a link leads. */
  readonly shapes: readonly { readonly id: string; readonly name: string; readonly fields: readonly DocField[] }[];
};

const document = ((described: unknown) => described as OpenApi)(source);

/** The HTTP interface as a page, from the same file that machines read. It tells nothing of this installation, so anybody may read it. */
export function loadApiDocs(): ApiDocsModel {
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ tag: operation.tags[0], call: callOf(method, path, operation) })),
  );
  return {
    summary: document.info.summary,
    notes: document.info.description.split("\n\n"),
    groups: document.tags.map(({ name }) => ({ name, calls: calls.filter(({ tag }) => tag === name).map(({ call }) => call) })),
    shapes: Object.entries(document.components.schemas)
      .filter(([name, schema]) => schema.properties !== undefined && !name.endsWith("Page"))
      .map(([name, schema]) => ({ id: shapeId(name), name, fields: fieldsOf(schema) })),
  };
}

/** Where the shape of this name stands on the page. */
export const shapeId = (name: string): string => `shape-${name}`;

function callOf(method: string, path: string, operation: OpenApiOperation): DocCall {
  const { operationId, summary, description, security, parameters, requestBody, responses } = operation;
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    title: summary,
    text: description,
    scope: security[0]?.["token"]?.[0] ?? null,
    parameters: parameters.map(({ name, schema, required = false, description: text }) =>
      fieldOf(name, text === undefined ? schema : { ...schema, description: text }, required),
    ),
    body:
      requestBody === undefined
        ? null
        : { text: requestBody.description, formats: Object.keys(requestBody.content), fields: bodyFields(requestBody) },
    answers: Object.entries(responses).map(([status, answer]) => ({
      status,
      text: answer.description,
      schema: shapeOf(Object.values(answer.content ?? {})[0]?.schema),
    })),
    sample: sampleCall(method, path, operation),
  };
}

/** The fields of the one object that a body holds, or is a list of. */
function bodyFields(body: NonNullable<OpenApiOperation["requestBody"]>): DocField[] {
  const schemas = Object.values(body.content).flatMap(({ schema }) => [schema, ...(schema.oneOf ?? [])]);
  const name = schemas.map(referenceOf).find((reference) => reference !== null);
  return fieldsOf(document.components.schemas[name ?? ""] ?? {});
}

/** The shape that an answer is, or is a list of; null for one that the page does not tell of. */
function shapeOf(schema: Schema | undefined): string | null {
  const name = referenceOf(schema ?? {});
  const properties = document.components.schemas[name ?? ""]?.properties;
  return properties?.["next"] === undefined ? (properties === undefined ? null : name) : referenceOf(properties["items"]?.items ?? {});
}
