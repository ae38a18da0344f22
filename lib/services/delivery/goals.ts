import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { deleteGoal, isKnown, writeGoal } from "@/lib/db/write/goal";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { GOAL_SCOPES, GOAL_UNITS, goalTarget } from "@/lib/metrics/delivery/goal";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";

const metric = z.enum(METRIC_IDS, "Choose a metric.");
const place = z.object({
  metric,
  scopeKind: z.enum(GOAL_SCOPES, "Choose everything, a team or a service."),
  scope: z.string().trim().max(200, "Use at most 200 characters.").default(""),
});
const amount = z.number("Use a number.").nonnegative("Use 0 or more.");
const goalInput = place.extend({ amount, unit: z.enum(GOAL_UNITS, "Choose a unit.") });

/**
 * Says what a metric of everything, of a team or of a service shall be: `{ metric, scopeKind, scope, amount, unit }`. One goal for each;
 * a new one takes the place of the old.
 *
 * @throws WakeError `invalid`; `not-found` for a team or service that nobody spoke of; `forbidden` for all but admins.
 */
export async function setGoal(actor: Actor | null, input: unknown, now: Date): Promise<void> {
  authorise(actor, "delivery.manage");
  const { amount, unit, ...key } = parseInput(goalInput, input);
  const target = goalTarget(key.metric, amount, unit);
  if (target === null) throw wrong("amount", "This is not an amount that the metric can have in this unit.");
  const place = key.scopeKind === "all" ? { ...key, scope: "" } : key;
  if (place.scopeKind !== "all" && place.scope === "") throw wrong("scope", `Name the ${place.scopeKind}.`);
  await inTransaction(async (tx) => {
    if (place.scopeKind !== "all" && !(await isKnown(tx, place.scopeKind, place.scope)))
      throw new WakeError("not-found", `There is no ${place.scopeKind} “${place.scope}”.`, { fix: "Look at the spelling." });
    await writeGoal(tx, place, { target, setBy: keyOf(actor), setAt: now });
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "goal.set", subject: subjectOf(place), detail: { target } });
  });
}

/** Takes a goal back: `{ metric, scopeKind, scope }`. Throws `not-found` when there is none, `forbidden` for all but admins. */
export async function clearGoal(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "delivery.manage");
  const key = parseInput(place, input);
  await inTransaction(async (tx) => {
    if (!(await deleteGoal(tx, key))) throw new WakeError("not-found", "There is no such goal any more.");
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "goal.clear", subject: subjectOf(key) });
  });
}

type Place = z.output<typeof place>;

const subjectOf = ({ metric, scopeKind, scope }: Place): string => `goal:${metric}:${scopeKind}${scope === "" ? "" : `:${scope}`}`;
const keyOf = (actor: Actor): string => (actor.kind === "system" ? `system:${actor.name}` : `${actor.kind}:${actor.id}`);
const wrong = (field: string, message: string): WakeError =>
  new WakeError("invalid", "Some fields need another look.", { issues: [{ field, message }] });
