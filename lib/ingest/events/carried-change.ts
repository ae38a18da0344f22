import type { CarriedChange } from "./change-body";
import { changeDraft } from "./change-draft";
import type { EventDraft } from "./event-draft";

/** What a change within a deployment is called: a commit without an id is a change of its own. */
export const carriedId = ({ id, commit }: CarriedChange): string => id ?? commit ?? "";

/** What a deployment's body tells of a change that it carries, as an event of that change. */
export function carriedDraft(change: CarriedChange, repository: string | undefined, now: Date): EventDraft {
  const { commit, ...facts } = change;
  const known = { ...(repository === undefined ? {} : { repository }), ...(commit === undefined ? {} : { commits: [commit] }) };
  return changeDraft({ ...facts, ...known, id: carriedId(change) }, now);
}
