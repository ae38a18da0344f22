import { unseal } from "@/lib/auth/sealed-secret";
import { findDoor } from "@/lib/db/read/connection/door";
import { WakeError } from "@/lib/domain/error";
import { SOURCES, type SourceId } from "@/lib/domain/source";
import { withinDeadline } from "@/lib/services/within-deadline";
import { noSuchConnection } from "./no-such-connection";

/** A connection that takes calls, and the secrets that hold for them. */
export type OpenDoor = {
  readonly id: string;
  readonly source: SourceId;
  readonly secrets: readonly string[];
  /** A rightly signed call has come before. */
  readonly verified: boolean;
};

/**
 * The connection that a call is for. Throws `not-found` for one that does not exist or is disabled, and `unavailable` when its secrets
 * were sealed under another `WAKE_SECRET`: then nobody's signature can be checked, and senders that try again will get through later.
 */
export async function openDoor(id: string, now: Date): Promise<OpenDoor> {
  const door = await withinDeadline(findDoor(id, now), "The inbox");
  const source = SOURCES.find((one) => one === door?.source);
  if (door === null || source === undefined || door.disabledAt !== null) throw noSuchConnection();
  const secrets = door.secrets.flatMap((secret) => unseal(secret, door.id) ?? []);
  if (secrets.length === 0 && door.secrets.length > 0)
    throw new WakeError("unavailable", "The secrets of this connection cannot be opened: WAKE_SECRET has changed since they were made.", {
      fix: "Start Wake with the WAKE_SECRET it had, or give the connection a new secret under Settings, Sources.",
      retryAfterS: 5,
    });
  return { id: door.id, source, secrets, verified: door.verifiedAt !== null };
}
