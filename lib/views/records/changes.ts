import { type ChangeFilter, findChange, listChanges } from "@/lib/db/read/change/list";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { notFound } from "./not-found";
import { idCursor, type Page, type Paging, pageOf } from "./page";

/** Changes as the API lists them, each with the deployments that carry it. */
export async function changesPage(actor: Actor | null, { cursor, limit, ...filter }: ChangeFilter & Paging): Promise<Page<object>> {
  authorise(actor, "view.read");
  const after = idCursor(cursor);
  const read = (most: number) => listChanges(filter, reachOf(actor), after, most);
  return pageOf(
    limit,
    read,
    (last) => [last.id],
    (change) => change,
  );
}

/** One change. Throws `not-found`. */
export async function changeDetail(actor: Actor | null, id: string): Promise<object> {
  authorise(actor, "view.read");
  const found = await findChange(id, reachOf(actor));
  if (found === null) throw notFound("change");
  return found;
}
