import { WakeError } from "@/lib/domain/error";
import type { Environment } from "../start/environment";
import { withDatabase } from "./database";
import { DATABASE_FLAGS, readFlags } from "./options";

const USAGE = "wake audit verify [--data-dir DIR]";

/** `wake audit verify`: whether the audit log is as it was written. Returns 1 when it is not, and names the first entry that does not fit. */
export async function audit(args: readonly string[], environment: Environment): Promise<number> {
  const { values, positionals } = readFlags(args, DATABASE_FLAGS, USAGE);
  if (positionals.join(" ") !== "verify")
    throw new WakeError("invalid", "The audit log can be verified, and nothing else.", { fix: USAGE });
  return withDatabase(values["data-dir"], environment, console.error, async () => {
    const { verifyAudit } = await import("@/lib/services/audit/verify");
    const { rows, broken } = await verifyAudit();
    if (broken === null) console.log(`The audit log is whole: ${rows} ${rows === 1 ? "entry" : "entries"}.`);
    else console.error(`Entry ${broken.id} of the audit log does not fit. ${broken.reason}`);
    return broken === null ? 0 : 1;
  });
}
