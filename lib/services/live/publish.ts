import type { Db } from "@/lib/db/prisma";
import { appendChange } from "@/lib/db/write/change-log";

/** Things whose change a page may show. */
export type Topic =
  | "deployments"
  | "incidents"
  | "changes"
  | "change-requests"
  | "approvals"
  | "flags"
  | "verdicts"
  | "services"
  | "attempts"
  | "settings";

/** Tells every open page, in the transaction that made the change visible, that it should refresh. */
export const publishChange = (tx: Db, topic: Topic): Promise<void> => appendChange(tx, topic);
