import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { setDeliverySettings } from "@/lib/db/write/delivery-settings";
import { suspectedIncidents } from "@/lib/db/write/suspicion";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { env } from "@/lib/env";
import { settleCauses } from "@/lib/services/incident/settle-causes";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { askForDays } from "./ask";

const settingsInput = z.object({
  timezone: z.string().refine(isZone, "Use an IANA time zone such as Europe/Oslo."),
  observationHours: z.int("Use whole hours.").min(1, "Use at least one hour.").max(720, "Use at most 720 hours."),
  confidence: z.number("Use a number from 0 to 1.").min(0, "Use 0 or more.").max(1, "Use 1 or less."),
});

/**
 * Sets what the delivery metrics go by: `{ timezone, observationHours, confidence }`. Every figure follows at once; the stored days are
 * worked out again where they rest on it.
 *
 * @throws WakeError `invalid`; `conflict` for another time zone while the environment names one; `forbidden` for all but admins.
 */
export async function setSettings(actor: Actor | null, input: unknown, now: Date): Promise<void> {
  authorise(actor, "delivery.manage");
  const settings = parseInput(settingsInput, input);
  const fixed = env().WAKE_TIMEZONE;
  if (fixed !== undefined && fixed !== settings.timezone)
    throw new WakeError("conflict", "The time zone is set where Wake is started.", {
      fix: `Change WAKE_TIMEZONE, which is ${fixed}, and start Wake again.`,
    });
  await inTransaction(async (tx) => {
    await setDeliverySettings(tx, settings);
    await settleCauses(tx, await suspectedIncidents(tx), now);
    await publishChange(tx, "settings");
    await publishChange(tx, "deployments");
    await appendAudit(tx, { actor, action: "delivery.set", subject: "workspace:1", detail: settings });
  });
  askForDays();
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
