import { inTransaction } from "@/lib/db/prisma";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { appendAudit } from "@/lib/db/write/audit";
import { insertObjective, isNameTaken } from "@/lib/db/write/objective";
import { type Actor, authorise } from "@/lib/domain/access";
import type { Objective } from "@/lib/domain/objective";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { checkPlace } from "./check-place";
import { nameTaken } from "./name-taken";
import { newObjective } from "./objective-input";

/**
 * Says what a service promises: `{ service, environment, name, kind, target, thresholdMs?, windowDays?, operations? }`. It is counted over
 * the past at once, and watched from the next look on.
 *
 * @throws WakeError `invalid`; `conflict` for a name that another objective of the place has; `not-found` for an unknown service;
 * `forbidden` for viewers and beyond a token's reach.
 */
export async function createObjective(actor: Actor | null, input: unknown, now: Date): Promise<Objective> {
  authorise(actor, "objectives.manage");
  const fields = parseInput(newObjective, input);
  return inTransaction(async (tx) => {
    await checkPlace(tx, actor, fields);
    await lockUntilCommit(tx, "objectives");
    if (await isNameTaken(tx, fields, null)) throw nameTaken(fields.name);
    const made = await insertObjective(tx, fields, actor.kind === "system" ? `system:${actor.name}` : `${actor.kind}:${actor.id}`, now);
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "objective.create", subject: `objective:${made.id}`, detail: fields });
    return made;
  });
}
