import { z } from "zod";
import { type Actor, authorise } from "@/lib/domain/access";
import { parseInput } from "@/lib/services/parse";
import { joinDeployments } from "./join";
import { separateDeployments } from "./separate";
import { dismissUnrecorded, nameUnrecorded, restoreUnrecorded } from "./settle-unrecorded";

const text = (what: string) =>
  z
    .string(`Name the ${what}.`)
    .trim()
    .min(1, `Name the ${what}.`)
    .max(200, "Use at most 200 characters.")
    .refine((given) => !/[\p{Cc}\p{Surrogate}]/u.test(given), "Leave out what cannot be printed.");

/** What a person can say of a deployment, by kind. */
export const decision = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("same"), other: text("other deployment").describe("Id of the deployment that is the same one.") }),
    z.object({ kind: z.literal("different"), source: text("source").describe("Which of its sources tells of another one.") }),
    z.object({ kind: z.literal("title"), title: text("change").describe("How a change that nobody announced is called.") }),
    z.object({ kind: z.literal("dismissed").describe("What telemetry showed is not a change.") }),
    z.object({ kind: z.literal("restored").describe("Takes a title or a dismissal back.") }),
  ],
  "Say a kind: same, different, title, dismissed or restored.",
);

/**
 * Takes a person's word on a deployment, which may be named by the id of any record that tells of it: `{ kind, … }`.
 *
 * @throws WakeError `not-found`, also beyond the actor's reach; `invalid` when the word cannot hold, and why.
 */
export async function decideDeployment(actor: Actor | null, deployment: string, input: unknown, now: Date): Promise<void> {
  authorise(actor, "deployments.decide");
  const word = parseInput(decision, input);
  if (word.kind === "same") await joinDeployments(actor, { deployment, other: word.other }, now);
  else if (word.kind === "different") await separateDeployments(actor, { deployment, source: word.source }, now);
  else if (word.kind === "title") await nameUnrecorded(actor, { deployment, title: word.title }, now);
  else if (word.kind === "dismissed") await dismissUnrecorded(actor, { deployment }, now);
  else await restoreUnrecorded(actor, { deployment }, now);
}
