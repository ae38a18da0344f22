import { inSqlTransaction } from "@/lib/db/sql-transaction";
import { markEverything } from "@/lib/db/write/delivery-days";
import { type Folded, foldDeliveryDays } from "./fold";

/** Works out every day again, whatever is kept of it; run after the meaning of figures has changed. Returns how many days there are. */
export async function rebuildDays(progress?: (folded: Folded) => void): Promise<number> {
  await inSqlTransaction(markEverything);
  return foldDeliveryDays(progress);
}
