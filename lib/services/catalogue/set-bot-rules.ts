import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { retellBots, setBotPatterns } from "@/lib/db/write/catalogue-bots";
import { lockEveryName } from "@/lib/db/write/stripe-locks";
import { type Actor, authorise } from "@/lib/domain/access";
import { botExpression } from "@/lib/domain/bot";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";

const pattern = z
  .string()
  .trim()
  .min(1, "is empty")
  .max(100, "Use at most 100 characters.")
  .refine((text) => text.split("*").length <= 4, "Use at most three stars.")
  .refine((text) => /[^*]/.test(text), "A star alone would make a machine of everybody.");

const botRulesInput = z.object({
  patterns: z
    .array(pattern)
    .max(100, "Use at most 100 rules.")
    .transform((patterns) => [...new Set(patterns)]),
});

/**
 * Sets by which names authors are taken for machines: `{ patterns }`, where `*` stands for any characters. Changes and commits that are
 * there are told anew at once; what a sender says of an author goes before the rules.
 *
 * @throws WakeError `invalid`; `forbidden` for all but admins.
 */
export async function setBotRules(actor: Actor | null, input: unknown, now: Date): Promise<void> {
  authorise(actor, "catalogue.manage");
  const { patterns } = parseInput(botRulesInput, input);
  await inTransaction(async (tx) => {
    // Whatever is being stored now was read under the former rules.
    await lockEveryName(tx);
    await setBotPatterns(tx, patterns);
    const changed = await retellBots(tx, patterns.map(botExpression), now);
    await publishChange(tx, "settings");
    if (changed > 0) await publishChange(tx, "changes");
    await appendAudit(tx, { actor, action: "bots.set", subject: "workspace:1", detail: { patterns, changed } });
  });
}
