import { listRecords, type RecordFilter, type RecordList } from "@/lib/db/read/record/list";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { notFound } from "./not-found";
import { idCursor, type Page, type Paging, pageOf } from "./page";

type Question = Pick<RecordFilter, "service"> & Paging;

/** Change requests, approvals, flags, alerts, pipelines, artifacts, tickets, commits or published releases, as the API lists them. */
export async function recordsPage(list: RecordList, actor: Actor | null, { cursor, limit, service }: Question): Promise<Page<object>> {
  authorise(actor, "view.read");
  const after = idCursor(cursor);
  return pageOf(
    limit,
    (most) => listRecords(list, { service }, reachOf(actor), after, most),
    (last) => [last.id],
    (record) => record,
  );
}

/** One of them. Throws `not-found`. */
export async function recordDetail(list: RecordList, noun: string, actor: Actor | null, id: string): Promise<object> {
  authorise(actor, "view.read");
  const [found] = await listRecords(list, { id }, reachOf(actor), null, 1);
  if (found === undefined) throw notFound(noun);
  return found;
}
