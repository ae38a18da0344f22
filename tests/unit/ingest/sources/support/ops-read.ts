import { readFileSync } from "node:fs";
import { foldIncident, type IncidentEvent } from "@/lib/ingest/fold/incident";
import type { Adapter, SourceReading } from "@/lib/ingest/sources/adapter";
import { sourceSettings } from "@/lib/ingest/sources/source-settings";

/** After everything that the fixtures tell. */
export const ARRIVAL = new Date("2026-03-10T12:00:00Z");

export const opsFixture = (source: string, name: string): unknown =>
  JSON.parse(readFileSync(`tests/fixtures/${source}/${name}.json`, "utf8"));

/** What an adapter makes of a body that arrived by the connection `ops-1`. */
export const opsRead = (
  adapter: Adapter,
  body: unknown,
  settings: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): SourceReading => adapter.read({ connection: "ops-1", receivedAt: ARRIVAL, headers, body, settings: sourceSettings.parse(settings) });

/** The one event of a fixture, without what is the same in all of them. */
export function opsEvent(adapter: Adapter, name: string, settings: Readonly<Record<string, unknown>> = {}) {
  const { events } = opsRead(adapter, opsFixture(adapter.source, name), settings);
  const [event] = events;
  if (event === undefined || events.length !== 1) throw new Error(`${name} makes ${events.length} events`);
  return { ...event, occurredAt: event.occurredAt.toISOString() };
}

/** The incident that some fixtures amount to, as the database gives their events back: through JSON. */
export function opsIncident(adapter: Adapter, ...names: readonly string[]) {
  const events = names.flatMap((name) => opsRead(adapter, opsFixture(adapter.source, name)).events);
  const stored = events.map(
    (event): IncidentEvent => ({
      ...event,
      source: adapter.source,
      connection: "ops-1",
      payload: JSON.parse(JSON.stringify(event.payload)) as IncidentEvent["payload"],
    }),
  );
  return foldIncident(stored[0]?.payload.id ?? "", stored);
}
