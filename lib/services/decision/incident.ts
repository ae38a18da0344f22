import { z } from "zod";
import { type Db, inTransaction, prisma } from "@/lib/db/prisma";
import { decisionsOf, type IncidentDecisionRow } from "@/lib/db/read/decision/incident";
import { findIncident, type IncidentRecord } from "@/lib/db/read/incident/list";
import { appendAudit } from "@/lib/db/write/audit";
import { saveIncidentDecision } from "@/lib/db/write/decision";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { type Standing, standingOf } from "@/lib/domain/incident-word";
import { askForDays } from "@/lib/services/delivery/ask";
import { placeLock } from "@/lib/services/event/lock-names";
import { connectionOf } from "@/lib/services/inbox/receive";
import { settleCauses } from "@/lib/services/incident/settle-causes";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { type Chosen, chosenCandidate } from "./candidate";
import { lockIncident } from "./lock-incident";
import { afterLast, kind, reason } from "./word";

/** What a person can say of the cause of an incident. */
export const incidentDecision = z.object({
  candidate: z
    .string("Name the candidate.")
    .min(1, "Name the candidate.")
    .max(600, "Use at most 600 characters.")
    .refine((given) => !/[\p{Cc}\p{Surrogate}]/u.test(given), "Leave out what cannot be printed.")
    .describe("`deployment:<id>`, `flag:<id>`, or `none`: no release."),
  kind,
  reason: reason.describe("Why. It is kept, and shown beside the decision."),
  seen: z
    .uuid("Give the id of a decision.")
    .nullable()
    .optional()
    .describe("Id of the last decision that you know of, null for none: refused when there is a newer one. Left out, nothing is compared."),
});
type Word = z.output<typeof incidentDecision>;

export type IncidentDecided = Standing & { readonly incident: string; readonly decisions: readonly IncidentDecisionRow[] };

/**
 * Takes a person's word on the cause of an incident: `{ candidate, kind, reason, seen? }`. Confirming a deployment makes it the cause, and
 * so one that hurt; confirming “no release” leaves none, whoever declared one; dismissing one means that neither Wake nor a sender makes it
 * the cause again. Withdrawing returns to what held before. The same word of the same person twice in a row is kept once.
 *
 * @throws WakeError `not-found`, also beyond the actor's reach; `invalid` where it cannot hold; `conflict` when somebody decided meanwhile.
 */
export async function decideIncident(actor: Actor | null, incidentId: string, input: unknown, now: Date): Promise<IncidentDecided> {
  authorise(actor, "incidents.decide");
  const word = parseInput(incidentDecision, input);
  const incident = await findIncident(incidentId, reachOf(actor));
  if (incident === null) throw new WakeError("not-found", "There is no such incident.");
  assertDecidable(incident);
  const chosen = await chosenCandidate(actor, word.candidate);
  const decided = await inTransaction(async (tx) => {
    await lockIncident(tx, incident, chosen.place === null ? [] : [placeLock(chosen.place)]);
    return decide(tx, { actor, incident, chosen, word, now });
  });
  askForDays();
  return decided;
}

type Decision = {
  readonly actor: Actor;
  readonly incident: IncidentRecord;
  readonly chosen: Chosen;
  readonly word: Word;
  readonly now: Date;
};

async function decide(tx: Db, { actor, incident, chosen, word, now }: Decision): Promise<IncidentDecided> {
  const said = await decisionsOf(incident.id, tx);
  const decidedBy = connectionOf(actor);
  if (await isRepeated(tx, said.at(-1), { ...word, candidate: chosen.key, decidedBy })) return answer(incident.id, said);
  assertInTurn(said, chosen.key, word);
  const { kind, reason } = word;
  const decidedAt = afterLast(now, said.at(-1)?.decidedAt);
  await saveIncidentDecision(tx, { incidentId: incident.id, candidate: chosen.key, kind, reason, decidedBy, decidedAt });
  await settleCauses(tx, [incident.id], now);
  await publishChange(tx, "incidents");
  const detail = { candidate: chosen.key, kind, reason };
  await appendAudit(tx, { actor, action: "incident.decide", subject: `incident:${incident.id}`, detail });
  return answer(incident.id, await decisionsOf(incident.id, tx));
}

const answer = (incident: string, decisions: readonly IncidentDecisionRow[]): IncidentDecided => ({
  incident,
  ...standingOf(decisions),
  decisions,
});

function assertDecidable({ mergedInto }: IncidentRecord): void {
  if (mergedInto !== null)
    throw new WakeError("invalid", "This incident was merged into another one.", { fix: `Decide on ${mergedInto}, where it counts.` });
}

/** Whether the last word is the same one, as when a button is pressed twice. */
async function isRepeated(
  tx: Db,
  last: IncidentDecisionRow | undefined,
  given: { readonly candidate: string; readonly kind: string; readonly reason: string; readonly decidedBy: string },
): Promise<boolean> {
  if (last === undefined || last.candidate !== given.candidate || last.kind !== given.kind || last.reason !== given.reason) return false;
  const row = await tx.incidentDecision.findUnique({ where: { id: last.id }, select: { decidedBy: true } });
  return row?.decidedBy === given.decidedBy;
}

function assertInTurn(said: readonly IncidentDecisionRow[], candidate: string, { kind, seen }: Word): void {
  if (seen !== undefined && seen !== (said.at(-1)?.id ?? null))
    throw new WakeError("conflict", "Somebody decided on this incident in the meantime.", {
      fix: "Reload the page, read what they said, and decide again if you still want to.",
    });
  const newest = said.findLast((word) => word.candidate === candidate);
  if (kind === "withdrawn" && (newest === undefined || newest.kind === "withdrawn"))
    throw new WakeError("invalid", "There is nothing to withdraw: nobody decided on this candidate.", {
      issues: [{ field: "kind", message: "Confirm or dismiss it instead." }],
    });
}

/** Everything that was said of the cause of an incident, and what of it holds. Throws `not-found`. */
export async function incidentDecisions(actor: Actor | null, incidentId: string): Promise<IncidentDecided> {
  authorise(actor, "view.read");
  if ((await findIncident(incidentId, reachOf(actor))) === null) throw new WakeError("not-found", "There is no such incident.");
  return answer(incidentId, await decisionsOf(incidentId, prisma()));
}
