import { WakeError } from "@/lib/domain/error";

/** Says the same of what does not exist and of what this reader may not see. */
export const notFound = (noun: string): WakeError =>
  new WakeError("not-found", `There is no such ${noun}.`, { fix: "Look at the spelling, and at what your token reaches." });
