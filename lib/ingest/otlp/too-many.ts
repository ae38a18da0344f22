import { WakeError } from "@/lib/domain/error";

/** The failure of a body over a hard limit: it holds more than `limit` of `what` (a plural). */
export const tooMany = (limit: number, what: string): WakeError =>
  new WakeError("too-large", `The body holds more than ${limit.toLocaleString("en")} ${what}.`, {
    fix: "Lower the batch size of the exporter.",
  });
