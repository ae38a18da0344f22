import { WakeError } from "@/lib/domain/error";

export const noSuchConnection = (): WakeError =>
  new WakeError("not-found", "There is no such connection.", { fix: "Look at the spelling; Settings, Sources lists them." });
