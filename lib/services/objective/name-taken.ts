import { WakeError } from "@/lib/domain/error";

/** Two objectives of a place cannot be told apart by one name. */
export const nameTaken = (name: string): WakeError =>
  new WakeError("conflict", `This service already has an objective “${name}” there.`, { fix: "Give it another name, or change that one." });
