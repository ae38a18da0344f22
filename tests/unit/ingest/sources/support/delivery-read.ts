import { readFileSync } from "node:fs";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import type { Adapter, SourceReading } from "@/lib/ingest/sources/adapter";
import { sourceSettings } from "@/lib/ingest/sources/source-settings";

/** After everything that the fixtures tell. */
export const ARRIVAL = new Date("2026-03-10T12:00:00Z");

type More = {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: Date;
};

export const deliveryFixture = (source: string, name: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(`tests/fixtures/${source}/${name}.json`, "utf8"));

/** What an adapter makes of a body that arrived by the connection `main`. */
export const readBody = (adapter: Adapter, body: unknown, { settings = {}, headers = {}, at = ARRIVAL }: More = {}): SourceReading =>
  adapter.read({ connection: "main", receivedAt: at, headers, body, settings: sourceSettings.parse(settings) });

/** What an adapter makes of a fixture, some fields of which may be replaced. */
export const readFixture = (
  adapter: Adapter,
  name: string,
  changed: Readonly<Record<string, unknown>> = {},
  more: More = {},
): SourceReading => readBody(adapter, { ...deliveryFixture(adapter.source, name), ...changed }, more);

/** The only event of a fixture. */
export function oneEvent(adapter: Adapter, name: string, changed: Readonly<Record<string, unknown>> = {}, more: More = {}): EventDraft {
  const { events, ignored } = readFixture(adapter, name, changed, more);
  const [event] = events;
  if (event === undefined || events.length !== 1) throw new Error(`${name} makes ${events.length} events: ${ignored}`);
  return event;
}
