import type { EventKind, Reading } from "@/lib/ingest/events/event-draft";
import { readApproval } from "@/lib/ingest/events/read-approval";
import { readChange } from "@/lib/ingest/events/read-change";
import { readChangeRequest } from "@/lib/ingest/events/read-change-request";
import { readDeployment } from "@/lib/ingest/events/read-deployment";
import { readFlag } from "@/lib/ingest/events/read-flag";
import { readIncident } from "@/lib/ingest/events/read-incident";

/** How a body of each kind is read. */
export const READER: Readonly<Record<EventKind, (value: unknown, now: Date) => Reading>> = {
  deployments: readDeployment,
  incidents: readIncident,
  changes: readChange,
  "change-requests": readChangeRequest,
  approvals: readApproval,
  flags: readFlag,
};

/** Raise it when these readers come to mean something else; a replay then replaces what they made before. */
export const API_READING = 1;
