import { z } from "zod";
import { type Db, inTransaction } from "@/lib/db/prisma";
import { type VerdictDecisionRow, verdictDecisionsOf } from "@/lib/db/read/decision/verdict";
import { homeOfRecord } from "@/lib/db/read/deployment/home";
import { verdictsOf } from "@/lib/db/read/verdict/of-deployments";
import { appendAudit } from "@/lib/db/write/audit";
import { saveVerdictDecision } from "@/lib/db/write/decision";
import { lockNames } from "@/lib/db/write/stripe-locks";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { isUuid } from "@/lib/domain/uuid";
import { overallVerdict } from "@/lib/health/overall";
import { askForDays } from "@/lib/services/delivery/ask";
import { connectionOf } from "@/lib/services/inbox/receive";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { afterLast, kind, reason } from "./word";

/** What a person can say of the verdict on a deployment. */
export const verdictDecision = z.object({ kind, reason: reason.describe("Why. It is kept, and shown beside the verdict.") });
type Word = z.output<typeof verdictDecision>;

export type VerdictDecided = { readonly deployment: string; readonly decisions: readonly VerdictDecisionRow[] };

/**
 * Takes a person's word on the verdict of a deployment, in the state it is in: `{ kind, reason }`. A `regressed` that is dismissed no longer
 * makes its deployment one that hurt, until that is withdrawn or the verdict confirmed. The deployment may be named by the id of any record
 * that tells of it.
 *
 * @throws WakeError `not-found`, also beyond the actor's reach; `invalid` while there is no verdict, or nothing to withdraw.
 */
export async function decideVerdict(actor: Actor | null, deploymentId: string, input: unknown, now: Date): Promise<VerdictDecided> {
  authorise(actor, "verdicts.decide");
  const word = parseInput(verdictDecision, input);
  const deployment = await homeWithin(actor, deploymentId);
  await inTransaction((tx) => decide(tx, { actor, deployment, word, now }));
  askForDays();
  return decidedOn(deployment);
}

/** Everything that was said of the verdict of a deployment, oldest first. Throws `not-found`. */
export async function verdictDecisions(actor: Actor | null, deploymentId: string): Promise<VerdictDecided> {
  authorise(actor, "view.read");
  return decidedOn(await homeWithin(actor, deploymentId));
}

const decidedOn = async (deployment: string): Promise<VerdictDecided> => ({
  deployment,
  decisions: (await verdictDecisionsOf([deployment])).get(deployment) ?? [],
});

async function homeWithin(actor: Actor, id: string): Promise<string> {
  const home = isUuid(id) ? await homeOfRecord(id.toLowerCase(), reachOf(actor)) : null;
  if (home === null) throw new WakeError("not-found", "There is no such deployment.");
  return home.id;
}

type Decision = { readonly actor: Actor; readonly deployment: string; readonly word: Word; readonly now: Date };

async function decide(tx: Db, { actor, deployment, word, now }: Decision): Promise<void> {
  await lockNames(tx, [`verdict:${deployment}`]);
  const newest = await tx.verdictDecision.findFirst({
    where: { deploymentId: deployment },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
  });
  const state = overallVerdict((await verdictsOf([deployment])).get(deployment) ?? [])?.state;
  if (state === undefined)
    throw new WakeError("invalid", "There is no verdict on this deployment yet.", { fix: "Decide when Wake has said something." });
  if (word.kind === "withdrawn" && (newest === null || newest.kind === "withdrawn"))
    throw new WakeError("invalid", "There is nothing to withdraw: nobody decided on this verdict.", {
      issues: [{ field: "kind", message: "Confirm or dismiss it instead." }],
    });
  const decidedBy = connectionOf(actor);
  const { kind, reason } = word;
  if (newest?.kind === kind && newest.state === state && newest.reason === reason && newest.decidedBy === decidedBy) return;
  const decidedAt = afterLast(now, newest?.decidedAt);
  await saveVerdictDecision(tx, { deploymentId: deployment, kind, state, reason, decidedBy, decidedAt });
  await publishChange(tx, "verdicts");
  await appendAudit(tx, { actor, action: "verdict.decide", subject: `deployment:${deployment}`, detail: { kind, state, reason } });
}
