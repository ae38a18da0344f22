import { WakeError } from "@/lib/domain/error";
import { MAX_DEPTH } from "../limits";

/** The failure of an attribute that nests too deep to be read. */
export const tooDeep = (): WakeError =>
  new WakeError("too-large", `An attribute nests arrays more than ${MAX_DEPTH} deep.`, {
    fix: "Send attributes as plain texts or numbers.",
  });
