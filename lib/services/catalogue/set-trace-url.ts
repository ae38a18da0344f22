import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { setTraceUrl as writeTraceUrl } from "@/lib/db/write/trace-url";
import { type Actor, authorise } from "@/lib/domain/access";
import { traceTemplateProblem } from "@/lib/domain/trace-url";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";

const traceUrlInput = z.object({
  traceUrl: z
    .string("Give an address.")
    .trim()
    .superRefine((given, context) => {
      const message = given === "" ? null : traceTemplateProblem(given);
      if (message !== null) context.addIssue({ code: "custom", message });
    }),
});

/**
 * Sets where the sample traces of errors lead: `{ traceUrl }`, a template with `{traceId}` and, where it helps, `{spanId}`; the empty text
 * takes it back.
 *
 * @throws WakeError `invalid`; `forbidden` for all but admins.
 */
export async function setTraceUrl(actor: Actor | null, input: unknown, _now: Date): Promise<void> {
  authorise(actor, "delivery.manage");
  const { traceUrl } = parseInput(traceUrlInput, input);
  const kept = traceUrl === "" ? null : traceUrl;
  await inTransaction(async (tx) => {
    await writeTraceUrl(tx, kept);
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "trace-url.set", subject: "workspace:1", detail: { traceUrl: kept } });
  });
}
