import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { setSensitivity as writeSensitivity } from "@/lib/db/write/judge-settings";
import { type Actor, authorise } from "@/lib/domain/access";
import { SENSITIVITIES } from "@/lib/health/judge-input";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";

const sensitivityInput = z.object({ sensitivity: z.enum(SENSITIVITIES, "Choose sensitive, balanced or quiet.") });

/**
 * Sets how much proof a rise takes before a release is called regressed: `{ sensitivity }`. It holds for looks from now on; verdicts that
 * are settled stay.
 *
 * @throws WakeError `invalid`; `forbidden` for all but admins.
 */
export async function setSensitivity(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "delivery.manage");
  const { sensitivity } = parseInput(sensitivityInput, input);
  await inTransaction(async (tx) => {
    await writeSensitivity(tx, sensitivity);
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "sensitivity.set", subject: "workspace:1", detail: { sensitivity } });
  });
}
