import { entitiesBeyond } from "@/lib/db/read/event/beyond-reach";
import { type Actor, type Reach, reaches, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { EventKind, Reading } from "@/lib/ingest/events/event-draft";

export type Accepted = Extract<Reading, { ok: true }>;

const NOUN: Readonly<Record<EventKind, string>> = {
  deployments: "deployment",
  incidents: "incident",
  changes: "change",
  "change-requests": "change request",
  approvals: "approval",
  flags: "flag",
};
const SERVICE: Readonly<Partial<Record<EventKind, string>>> = { incidents: "services", "change-requests": "services" };

const INVALID_FIX = "Correct the fields under `errors` and send it again.";
const REACH_FIX = "Send it with a token that reaches it, or create one under Settings, Tokens.";

/** Sorts readings into those that an actor may store, and the error for each of the others. */
export async function admit(actor: Actor, kind: EventKind, readings: readonly Reading[]): Promise<(Accepted | WakeError)[]> {
  const reach = reachOf(actor);
  const isRestricted = reach.services.length + reach.environments.length > 0;
  const ids = readings.flatMap((one) => (one.ok ? [String(one.event.payload["id"])] : []));
  const mayMeet = isRestricted && kind !== "deployments" && kind !== "changes";
  const foreign = mayMeet ? await entitiesBeyond(reach, kind, ids) : new Set<string>();
  return readings.map((reading) => {
    if (!reading.ok) return invalid(reading.issues);
    if (foreign.has(String(reading.event.payload["id"]))) return beyond(`This token does not reach the ${NOUN[kind]} with this id.`);
    return (isRestricted ? outOfReach(reach, kind, reading) : null) ?? reading;
  });
}

function invalid(issues: Extract<Reading, { ok: false }>["issues"]): WakeError {
  const [first] = issues;
  const more = issues.length - 1;
  const sentence = `${first?.field} ${first?.message}`;
  const rest = more === 0 ? "" : more === 1 ? " One more field is wrong." : ` ${more} more fields are wrong.`;
  return new WakeError("invalid", `${sentence}${sentence.endsWith("?") ? "" : "."}${rest}`, { fix: INVALID_FIX, issues });
}

/** Why a token of some reach may not tell of what was read; null when it may. */
export function outOfReach(reach: Reach, kind: EventKind, { places }: Accepted): WakeError | null {
  if (kind !== "changes" && places.length === 0)
    return beyond(`This token is restricted: the ${NOUN[kind]} must name its ${SERVICE[kind] ?? "service"}.`);
  const unnamed = reach.environments.length > 0 && places.some(({ environment }) => environment === null);
  if (unnamed) return beyond(`This token is restricted: the ${NOUN[kind]} must name its environment.`);
  const outside = places.find(({ service, environment }) => !reaches(reach, service, environment ?? ""));
  if (outside === undefined) return null;
  const isService = reach.services.length > 0 && !reach.services.includes(outside.service);
  return beyond(`This token does not reach the ${isService ? `service “${outside.service}”` : `environment “${outside.environment}”`}.`);
}

const beyond = (message: string): WakeError => new WakeError("forbidden", message, { fix: REACH_FIX });
