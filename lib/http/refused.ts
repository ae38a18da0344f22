import { unstable_rethrow } from "next/navigation";
import { type Refusal, refusalOf } from "@/lib/domain/refusal";
import { log } from "@/lib/log";
import { asWakeError } from "./problem";
import { newRequestId } from "./request-id";

/**
 * What a server action tells its form about an error. A bug is logged, and the form gets the number under which the log
 * has it; what Next throws to redirect passes through.
 */
export function refused(error: unknown): Refusal {
  unstable_rethrow(error);
  const known = asWakeError(error);
  if (known !== null) return refusalOf(known);
  const requestId = newRequestId();
  log.error({ requestId, err: error }, "an action failed");
  return { message: "Wake failed.", fix: `Nothing was changed. Try again; the log has the cause under ${requestId}.`, fields: {} };
}
