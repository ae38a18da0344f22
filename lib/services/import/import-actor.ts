import type { Actor } from "@/lib/domain/access";

/** Who tells of what an operator loads from a file or fetches from a forge. */
export const IMPORT_ACTOR: Actor = { kind: "system", name: "import" };
