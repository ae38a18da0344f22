import { WakeError } from "@/lib/domain/error";

/** Refuses what is not there, or what the actor does not reach. */
export const noSuch = (what: "environment" | "service" | "team" | "connection"): WakeError =>
  new WakeError("not-found", `There is no such ${what}.`, { fix: `Look at the list of ${what}s in the settings.` });
