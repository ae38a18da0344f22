import { entitiesBeyond } from "@/lib/db/read/event/beyond-reach";
import { type Reach, reaches } from "@/lib/domain/access";
import type { EntityType, EventDraft } from "@/lib/ingest/events/event-draft";

/** What belongs to a repository rather than to a service: a restricted token may tell of it, as it may in the events API. */
const PLACELESS: ReadonlySet<EntityType> = new Set(["commit", "change", "ticket", "published-release"]);
/** What is of a service, whatever the environment. */
const EVERY_ENVIRONMENT: ReadonlySet<EntityType> = new Set(["artifact"]);

/** Entities that a sender names by itself, and so could name another's. */
const NAMED = { incident: "incidents", "change-request": "change-requests", approval: "approvals", flag: "flags" } as const;

type Kept = { readonly kept: readonly EventDraft[] /** Why others were left out; null when none were. */; readonly refused: string | null };

/** The events that a token restricted to `reach` may tell of; without a restriction, all. */
export function withinReach(drafts: readonly EventDraft[], reach: Reach | undefined): Kept {
  if (reach === undefined) return { kept: drafts, refused: null };
  const refusals = drafts.map((draft) => refusalOf(draft, reach));
  return { kept: drafts.filter((_, index) => refusals[index] === null), refused: refusals.find((one) => one !== null) ?? null };
}

function refusalOf({ entityType, payload }: EventDraft, reach: Reach): string | null {
  if (PLACELESS.has(entityType)) return null;
  const services = [payload["service"], payload["services"]].flat().filter((name) => typeof name === "string");
  const environment = typeof payload["environment"] === "string" ? payload["environment"] : null;
  if (reach.services.length > 0 && services.length === 0) return "The token that sent it is restricted, and it names no service.";
  const bound = EVERY_ENVIRONMENT.has(entityType) ? { ...reach, environments: [] } : reach;
  if (bound.environments.length > 0 && environment === null) return "The token that sent it is restricted, and it names no environment.";
  const outside = (services.length > 0 ? services : [""]).find((service) => !reaches(bound, service, environment ?? ""));
  if (outside === undefined) return null;
  const what = bound.services.includes(outside) || bound.services.length === 0 ? `environment “${environment}”` : `service “${outside}”`;
  return `The token that sent it does not reach the ${what}.`;
}

/** Those of some events that are of entities which exist and lie beyond a reach: a restricted token may not speak of these either. */
export async function ofForeign(drafts: readonly EventDraft[], reach: Reach | undefined): Promise<ReadonlySet<string>> {
  if (reach === undefined) return new Set();
  const foreign = new Set<string>();
  for (const [entityType, kind] of Object.entries(NAMED)) {
    const own = drafts.filter((draft) => draft.entityType === entityType);
    const beyond =
      own.length === 0
        ? new Set()
        : await entitiesBeyond(
            reach,
            kind,
            own.map(({ payload }) => String(payload["id"])),
          );
    for (const { eventKey, payload } of own) if (beyond.has(String(payload["id"]))) foreign.add(eventKey);
  }
  return foreign;
}
