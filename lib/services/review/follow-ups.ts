import { z } from "zod";
import { addFollowUpRow, changeFollowUpRow, countFollowUps, removeFollowUpRow } from "@/lib/db/write/review";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { isUuid } from "@/lib/domain/uuid";
import { connectionOf } from "@/lib/services/inbox/receive";
import { parseInput } from "@/lib/services/parse";
import { onIncident } from "./on-incident";

/** Follow-ups of one incident: more than these are a plan of their own. */
const MOST = 100;

const line = (missing: string, longest: number) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(longest, `Use at most ${longest} characters.`)
    .refine((given) => !/[\p{Cc}\p{Surrogate}]/u.test(given), "Leave out what cannot be printed.");

const followUp = z.object({
  title: line("Say what is to be done.", 300),
  owner: line("Say who does it.", 120),
  dueOn: z.iso.date("Use a day such as 2026-05-04.").transform((day) => new Date(`${day}T00:00:00Z`)),
});
const change = followUp.partial().extend({ done: z.boolean("Say true or false.").optional() });

/**
 * Writes down work that an incident leaves behind: `{ title, owner, dueOn }`, the day as YYYY-MM-DD. Returns its id.
 *
 * @throws WakeError `not-found`; `invalid`, also beyond 100 follow-ups.
 */
export async function addFollowUp(actor: Actor | null, incidentId: string, input: unknown, now: Date): Promise<string> {
  authorise(actor, "incidents.decide");
  const given = parseInput(followUp, input);
  return onIncident(actor, incidentId, async (tx, by) => {
    if ((await countFollowUps(tx, incidentId)) >= MOST)
      throw new WakeError("invalid", `An incident has at most ${MOST} follow-ups.`, { fix: "Remove some, or track them in a ticket." });
    const id = await addFollowUpRow(tx, { ...given, incidentId, createdBy: connectionOf(by), createdAt: now });
    return [id, { action: "follow-up.add", detail: { id, title: given.title } }];
  });
}

/**
 * Changes a follow-up: any of `{ title, owner, dueOn, done }`.
 *
 * @throws WakeError `not-found` for an incident or follow-up that there is not; `invalid`.
 */
export async function changeFollowUp(actor: Actor | null, incidentId: string, id: string, input: unknown, now: Date): Promise<void> {
  authorise(actor, "incidents.decide");
  const { done, title, owner, dueOn } = parseInput(change, input);
  await onIncident(actor, incidentId, async (tx, by) => {
    const text = {
      ...(title === undefined ? {} : { title }),
      ...(owner === undefined ? {} : { owner }),
      ...(dueOn === undefined ? {} : { dueOn }),
    };
    const state = done === undefined ? {} : { doneAt: done ? now : null, doneBy: done ? connectionOf(by) : null };
    if (!isUuid(id) || !(await changeFollowUpRow(tx, { id, incidentId }, { ...text, ...state }))) throw noSuchFollowUp();
    return [undefined, { action: "follow-up.change", detail: { id, ...(done === undefined ? {} : { done }) } }];
  });
}

/** Removes a follow-up. Throws `not-found`. */
export async function removeFollowUp(actor: Actor | null, incidentId: string, id: string, _now: Date): Promise<void> {
  await onIncident(actor, incidentId, async (tx) => {
    if (!isUuid(id) || !(await removeFollowUpRow(tx, { id, incidentId }))) throw noSuchFollowUp();
    return [undefined, { action: "follow-up.remove", detail: { id } }];
  });
}

const noSuchFollowUp = (): WakeError =>
  new WakeError("not-found", "There is no such follow-up.", { fix: "Reload the page: somebody may have removed it." });
