import { readFileSync } from "node:fs";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import type { DeploymentFacts } from "@/lib/ingest/facts/facts";
import type { DeploymentEvent } from "@/lib/ingest/fold/attempts";
import { foldDeployment } from "@/lib/ingest/fold/deployment";
import type { DeploymentRecord } from "@/lib/ingest/fold/deployment-record";
import type { Adapter, SourceReading } from "@/lib/ingest/sources/adapter";
import { sourceSettings } from "@/lib/ingest/sources/source-settings";

/** After everything that the fixtures tell. */
export const ARRIVED = new Date("2026-03-02T00:00:00Z");

export const scmFixture = (source: string, name: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(`tests/fixtures/${source}/${name}.json`, "utf8"));

type More = {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly receivedAt?: Date;
};

/** What an adapter makes of a fixture, or of another body in its place. GitHub's fixtures lie in a folder for each kind of event. */
export function scmRead(
  adapter: Adapter,
  name: string,
  { settings = {}, headers = {}, body, receivedAt = ARRIVED }: More = {},
): SourceReading {
  const event = adapter.source === "github" ? { "x-github-event": name.split("/")[0] ?? "" } : {};
  return adapter.read({
    connection: "forge",
    receivedAt,
    headers: { ...event, ...headers },
    body: body ?? scmFixture(adapter.source, name),
    settings: sourceSettings.parse(settings),
  });
}

/** The one event of a fixture. */
export function scmEvent(adapter: Adapter, name: string, more: More = {}): EventDraft {
  const { events, ignored } = scmRead(adapter, name, more);
  const [event] = events;
  if (event === undefined || events.length !== 1) throw new Error(`${name} makes ${events.length} events: ${ignored}`);
  return event;
}

/** What the deployments in some events amount to, by entity, as if they had been stored. */
export function scmDeployments(events: readonly EventDraft[]): DeploymentRecord[] {
  const deployments = events.filter(({ entityType }) => entityType === "deployment");
  const keys = [...new Set(deployments.map(({ entityKey }) => entityKey))].sort();
  return keys.flatMap((key) => foldDeployment(key, deployments.filter(({ entityKey }) => entityKey === key).map(storedOf)));
}

const storedOf = (draft: EventDraft): DeploymentEvent => ({
  ...draft,
  source: "github",
  connection: "forge",
  payload: JSON.parse(JSON.stringify(draft.payload)) as DeploymentFacts,
});
