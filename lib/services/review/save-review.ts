import { z } from "zod";
import { writeReview } from "@/lib/db/write/review";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { connectionOf } from "@/lib/services/inbox/receive";
import { parseInput } from "@/lib/services/parse";
import { onIncident } from "./on-incident";

const LONGEST = 20_000;

const part = z
  .string("Use text.")
  .max(LONGEST, "Use at most 20,000 characters.")
  .refine((given) => !/[^\P{Cc}\n\r\t]|\p{Surrogate}/u.test(given), "Leave out what cannot be printed.")
  .default("");

const review = z.object({
  impacts: part,
  rootCauses: part,
  actions: part,
  preventativeMeasures: part,
  /** The revision that its author saw; 0 while there was no review. */
  revision: z.int("Say which revision you saw.").min(0, "Say which revision you saw."),
});

/**
 * Writes the review of an incident: `{ impacts, rootCauses, actions, preventativeMeasures, revision }`, all of it at once, over the revision
 * that its author saw (0 for none). Returns the new revision. Every revision is in the audit log.
 *
 * @throws WakeError `conflict` when somebody saved another revision meanwhile: nothing is written; `not-found`; `invalid`.
 */
export async function saveReview(actor: Actor | null, incidentId: string, input: unknown, now: Date): Promise<number> {
  authorise(actor, "incidents.decide");
  const { revision: seen, ...text } = parseInput(review, input);
  return onIncident(actor, incidentId, async (tx, by) => {
    const revision = await writeReview(tx, incidentId, seen, text, { updatedBy: connectionOf(by), updatedAt: now });
    if (revision === null)
      throw new WakeError("conflict", "Somebody else changed this review in the meantime.", {
        fix: "Keep your text, reload the page, and put it together with what they wrote.",
      });
    return [revision, { action: "incident.review", detail: { revision, ...text } }];
  });
}
