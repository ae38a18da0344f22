import { z } from "zod";
import { SOURCES } from "@/lib/domain/source";

const word = z.string().trim().min(1).max(300);
const list = {
  cursor: z.string().max(1_000).optional().describe("`next` of the answer before."),
  limit: z.coerce
    .number<string>()
    .int()
    .min(1, "is below 1")
    .max(500, "is above 500")
    .default(100)
    .describe("Entries an answer, 1 to 500."),
};

/** The parameters of the lists of what arrived. */
export const INBOX_QUERIES = {
  deliveries: z.object({
    connection: word.optional(),
    state: z.enum(["received", "accepted", "duplicate", "ignored", "unmapped", "failed"]).optional(),
    ...list,
  }),
  events: z.object({
    connection: word.optional().describe("The id of a connection, or who sent it."),
    source: z.enum(SOURCES).optional(),
    type: word.optional().describe("Such as `deployment.succeeded`."),
    entity: word.optional().describe("The key of what it is about, as the log has it."),
    ...list,
  }),
} as const;
