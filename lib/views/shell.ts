import { readWorkspace, type Workspace } from "@/lib/db/read/catalogue/workspace";
import { type Actor, authorise } from "@/lib/domain/access";

/** What the frame around every page shows of this installation. */
export async function loadShell(actor: Actor | null): Promise<Workspace> {
  authorise(actor, "view.read");
  return readWorkspace();
}
