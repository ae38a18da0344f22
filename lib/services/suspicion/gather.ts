import type { DueIncident } from "@/lib/db/read/suspicion/due";
import { earlierTroubles } from "@/lib/db/read/suspicion/earlier";
import type { AttributionInput } from "@/lib/health/attribution/input";
import { callsAround } from "./calls";
import { changesBefore } from "./changes";
import { type Scope, scopeOf } from "./scope";

const EARLIER_MS = 72 * 3_600_000;

/**
 * Reads what the attribution of one incident rests on. Bounded whatever the history and the number of services: at most 80 changes, the
 * signals of 40 services over four hours, and the calls around them. One after the other, since nobody waits for it: it never takes more than
 * two connections from those who are waited for.
 */
export async function gatherSuspects(incident: DueIncident, now: Date): Promise<AttributionInput> {
  const scope = await scopeOf(incident);
  const { openedAt } = incident;
  const changes = await changesBefore(openedAt, scope);
  const series = await callsAround(openedAt, scope, now);
  const earlier = await earlierTroubles(incident.services, {
    from: new Date(openedAt.getTime() - EARLIER_MS),
    to: openedAt,
    but: incident.id,
  });
  return { detectedAt: openedAt, hurt: incident.services, changes, edges: pairsOf(scope), series, earlier };
}

function pairsOf({ edges }: Scope): (readonly [string, string])[] {
  const pairs = new Map(
    edges.map(({ caller, callee }): [string, readonly [string, string]] => [JSON.stringify([caller, callee]), [caller, callee]]),
  );
  return [...pairs.values()];
}
