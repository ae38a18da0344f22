import { z } from "zod";
import { count, flag, instant, labels, link, listOf, name, text } from "./fields";

const facts = {
  url: link.optional(),
  title: text(1_000).optional(),
  author: name.optional(),
  bot: flag.optional(),
  firstCommitAt: instant.optional(),
  openedAt: instant.optional(),
  readyAt: instant.optional(),
  firstReviewAt: instant.optional(),
  approvedAt: instant.optional(),
  mergedAt: instant.optional(),
  additions: count.optional(),
  deletions: count.optional(),
  files: count.optional(),
};

/** What `POST /api/v1/events/changes` reads. `null` is the same as leaving a field out; other fields are ignored and named. */
export const changeBody = z.object({
  id: name.describe("Your id of this change, unique across repositories, such as acme/shop#42. Deployments name it in `changes`."),
  repository: name,
  number: count.optional(),
  ...facts,
  closedAt: instant.optional(),
  mergeCommit: name.optional(),
  commits: listOf(5_000).optional(),
  baseBranch: name.optional(),
  labels: labels.optional(),
});

/** A change within a deployment's `changes`; a commit without an id is a change of its own. */
export const carriedChange = z
  .object({ id: name.optional(), commit: name.optional(), ...facts })
  .refine((change) => change.id !== undefined || change.commit !== undefined, "has neither id nor commit");

/** A change as its events keep it: the repository may be unknown when only a deployment has told of it. */
export type ChangeBody = Omit<z.output<typeof changeBody>, "repository"> & { readonly repository?: string | undefined };
export type CarriedChange = z.output<typeof carriedChange>;
