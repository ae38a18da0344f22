import { WakeError } from "@/lib/domain/error";

export const noSuchReceiver = (): WakeError =>
  new WakeError("not-found", "There is no such receiver.", { fix: "Somebody may have removed it: reload the list." });
