import { inTransaction } from "@/lib/db/prisma";
import { findObjective } from "@/lib/db/read/objective/list";
import { lockUntilCommit } from "@/lib/db/write/advisory-lock";
import { appendAudit } from "@/lib/db/write/audit";
import { isNameTaken, updateObjective } from "@/lib/db/write/objective";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import type { Objective } from "@/lib/domain/objective";
import { isUuid } from "@/lib/domain/uuid";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { nameTaken } from "./name-taken";
import { noSuchObjective } from "./no-such-objective";
import { objectiveChange } from "./objective-input";

/**
 * Changes an objective: `{ name?, target?, thresholdMs?, windowDays?, operations? }`. Alerts that ring go by the new terms from the next
 * look on; those that have ended stay as they were.
 *
 * @throws WakeError `invalid`; `not-found`; `conflict` for a name that is taken; `forbidden` for viewers.
 */
export async function changeObjective(actor: Actor | null, id: string, input: unknown, now: Date): Promise<Objective> {
  authorise(actor, "objectives.manage");
  const change = parseInput(objectiveChange, input);
  return inTransaction(async (tx) => {
    await lockUntilCommit(tx, "objectives");
    const before = isUuid(id) ? await findObjective(id, reachOf(actor), tx) : null;
    if (before === null) throw noSuchObjective();
    const after = changed(before, change);
    if (await isNameTaken(tx, after, id)) throw nameTaken(after.name);
    await updateObjective(tx, after, now);
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "objective.change", subject: `objective:${id}`, detail: detailOf(after) });
    return after;
  });
}

type Change = { readonly [Field in keyof Objective]?: Objective[Field] | undefined };

function changed(before: Objective, { name, target, thresholdMs, windowDays, operations }: Change): Objective {
  return {
    ...before,
    name: name ?? before.name,
    target: target ?? before.target,
    thresholdMs: before.kind === "latency" ? (thresholdMs ?? before.thresholdMs) : null,
    windowDays: windowDays ?? before.windowDays,
    operations: operations ?? before.operations,
  };
}

const detailOf = ({ name, target, thresholdMs, windowDays, operations }: Objective) => ({
  ...{ name, target, thresholdMs, windowDays, operations },
});
