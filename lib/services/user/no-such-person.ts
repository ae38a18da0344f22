import { WakeError } from "@/lib/domain/error";

/** The refusal of an id that names nobody. */
export const noSuchPerson = (): WakeError => new WakeError("not-found", "There is no such person.", { fix: "Reload the list." });
