import type { Headers } from "../adapter";
import { at, type Json, textAt } from "../fields";

/** An event as its envelope describes it, whichever way it was sent. */
export type CloudEvent = {
  readonly id: string | null;
  readonly source: string | null;
  readonly type: string | null;
  readonly time: string | null;
  readonly subject: string | null;
  readonly data: Json;
};

const ATTRIBUTES = ["id", "source", "type", "time", "subject"] as const;
const MOST = 1_000;

/** The events of a delivery: a batch is a list, a structured one holds its data, a binary one is data with its envelope in the headers. */
export function cloudEventsOf(headers: Headers, body: Json): CloudEvent[] {
  if (Array.isArray(body)) return body.slice(0, MOST).map((event: Json) => structured(event));
  return [textAt(headers, "ce-type") === null ? structured(body) : binary(headers, body)];
}

/** An event without an envelope is its own data. */
function structured(event: Json): CloudEvent {
  if (at(event, "context") !== undefined && at(event, "data") === undefined) return { ...attributes(() => null), data: event };
  const encoded = at(event, "data_base64");
  const data = typeof encoded === "string" ? Buffer.from(encoded, "base64").toString("utf8") : at(event, "data");
  return { ...attributes((name) => textAt(event, name)), data: parsed(data) };
}

const binary = (headers: Headers, body: Json): CloudEvent => ({
  ...attributes((name) => decoded(textAt(headers, `ce-${name}`, 600))),
  data: parsed(body),
});

function attributes(read: (name: string) => string | null): Omit<CloudEvent, "data"> {
  const [id = null, source = null, type = null, time = null, subject = null] = ATTRIBUTES.map(read);
  return { id, source, type, time, subject };
}

/** Header values are percent-encoded once; what is not stands as it is. */
function decoded(value: string | null): string | null {
  if (value === null) return null;
  try {
    return textAt({ value: decodeURIComponent(value) }, "value");
  } catch {
    return textAt({ value }, "value");
  }
}

/** Data that was sent as text may hold JSON. */
function parsed(data: Json): Json {
  if (typeof data !== "string") return data;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
