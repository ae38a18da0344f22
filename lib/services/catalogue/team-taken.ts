import { WakeError } from "@/lib/domain/error";

/** Refuses a second team of one name. */
export const teamTaken = (name: string): WakeError =>
  new WakeError("conflict", `There is a team called ${name} already.`, {
    fix: "Give its services to that one, or choose another name.",
    issues: [{ field: "name", message: "is taken" }],
  });
