import type { ChangeBody } from "@/lib/ingest/events/change-body";
import type { EventDraft, Reading } from "@/lib/ingest/events/event-draft";
import type { IncidentBody } from "@/lib/ingest/events/incident-body";
import type { DeploymentFacts } from "@/lib/ingest/facts/facts";
import type { StoredEvent } from "@/lib/ingest/fold/stored-event";

type Stored<Facts> = StoredEvent<Facts> & { readonly entityKey: string };

/** A body's own event as the database gives it back: through JSON. */
function stored(reading: Reading): EventDraft {
  if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading.issues)}`);
  return { ...reading.event, payload: JSON.parse(JSON.stringify(reading.event.payload)) as EventDraft["payload"] };
}

export const storedDeployment = (reading: Reading) => stored(reading) as EventDraft & Stored<DeploymentFacts>;
export const storedIncident = (reading: Reading) => stored(reading) as EventDraft & Stored<IncidentBody>;
export const storedChange = (reading: Reading) => stored(reading) as EventDraft & Stored<ChangeBody>;

/** An event as the database gives it back: through JSON, with where it came from. */
export const storedDraft = (draft: EventDraft): EventDraft & Stored<unknown> => ({
  ...draft,
  source: "github",
  connection: "test",
  payload: JSON.parse(JSON.stringify(draft.payload)) as EventDraft["payload"],
});
