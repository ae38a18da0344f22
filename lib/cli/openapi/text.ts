import type { JsonSchema } from "./json-schema";

/** The document as the file holds it: one line for each value, so that a change shows as what it is. */
export const openapiText = (document: JsonSchema): string => `${JSON.stringify(document, null, 2)}\n`;
