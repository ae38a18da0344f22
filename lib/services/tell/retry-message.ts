import { z } from "zod";
import { inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { retryMessage as retry } from "@/lib/db/write/message";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { isUuid } from "@/lib/domain/uuid";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { askForMessages } from "./ask";

const schema = z.object({ message: z.string("Name the message.") });

/** Tries a message again that was given up: `{ message }`. Throws `forbidden`, `not-found`. */
export async function retryMessage(actor: Actor | null, input: unknown, now: Date): Promise<void> {
  authorise(actor, "subscriptions.manage");
  const { message } = parseInput(schema, input);
  await inTransaction(async (tx) => {
    if (!isUuid(message) || !(await retry(tx, message, now)))
      throw new WakeError("not-found", "There is no such message that was given up.", { fix: "Reload the list." });
    await publishChange(tx, "settings");
    await appendAudit(tx, { actor, action: "message.retry", subject: `message:${message}` });
  });
  askForMessages();
}
