import type { ConnectionReading } from "@/lib/db/read/inbox/reading";
import type { StoredCall } from "@/lib/db/read/inbox/waiting";
import type { Reach } from "@/lib/domain/access";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import type { UnmappedRef } from "@/lib/ingest/sources/adapter";
import { deliveryBody } from "@/lib/ingest/sources/delivery-body";
import { adapterOf } from "@/lib/ingest/sources/registry";
import { readSettings } from "@/lib/services/connection/connection-input";
import { withinReach } from "./within-reach";

/** What a delivery tells of. */
export type CallReading = {
  readonly drafts: readonly EventDraft[];
  readonly unmapped: readonly UnmappedRef[];
  /** Why some or all of it was left out, for people. */
  readonly reason: string | null;
  /** It could not be read at all. */
  readonly failed: boolean;
};

const nothing = (reason: string, failed: boolean): CallReading => ({ drafts: [], unmapped: [], reason, failed });

/** Reads a delivery under the settings of its connection; what a restricted token does not reach is left out. Never throws. */
export function readCall(call: StoredCall, connection: ConnectionReading | undefined, reach: Reach | undefined): CallReading {
  if (connection === undefined) return nothing("The connection that it came by was removed.", false);
  const adapter = adapterOf(connection.source);
  if (adapter === null) return nothing(`This version of Wake cannot read deliveries of ${connection.source}.`, true);
  try {
    const { receivedAt, headers } = call;
    const body = deliveryBody(adapter, call);
    const read = adapter.read({ connection: call.connection, receivedAt, headers, body, settings: readSettings(connection.settings) });
    const { kept, refused } = withinReach(read.events, reach);
    return { drafts: kept, unmapped: read.unmapped, reason: refused ?? read.ignored, failed: false };
  } catch (error) {
    return nothing(`It could not be read: ${error instanceof Error ? error.message : "unknown"}`.slice(0, 500), true);
  }
}
