import type { EventKind, Reading } from "@/lib/ingest/events/event-draft";
import { readChange } from "@/lib/ingest/events/read-change";
import { readDeployment } from "@/lib/ingest/events/read-deployment";
import { readIncident } from "@/lib/ingest/events/read-incident";

/** How a body of each kind is read. */
export const READER: Readonly<Record<EventKind, (value: unknown, now: Date) => Reading>> = {
  deployments: readDeployment,
  incidents: readIncident,
  changes: readChange,
};
