import { WakeError } from "@/lib/domain/error";

/** It does not exist, or lies beyond the actor's reach, which must look the same. */
export const noSuchObjective = (): WakeError =>
  new WakeError("not-found", "There is no such objective.", { fix: "Look under Settings, Objectives." });
