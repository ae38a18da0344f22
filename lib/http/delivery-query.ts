import { z } from "zod";
import { BUCKETS } from "@/lib/domain/calendar";
import { DEFINITIONS } from "@/lib/domain/definition";
import { zonedParts } from "@/lib/domain/zone";
import { instant, name } from "@/lib/ingest/events/fields";
import type { Moment } from "@/lib/views/delivery/question";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** An instant, or a calendar day, which is the instant at which it begins. */
const moment = z.string().transform((text, context): Moment => {
  if (DAY.test(text)) {
    const at = new Date(`${text}T00:00:00Z`);
    if (!Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && text >= "2000-01-01") return { day: text };
  }
  const read = instant.safeParse(text);
  if (read.success) return { at: new Date(read.data) };
  context.addIssue("is neither a day, such as 2026-03-01, nor a time with a zone, such as 2026-03-01T12:30:00Z");
  return z.NEVER;
});

const zone = name.refine((text) => {
  try {
    return zonedParts(new Date(0), text).year > 0;
  } catch {
    return false;
  }
}, "is not a time zone, such as Europe/Berlin");

/** The parameters of the delivery figures. */
export const deliveryQuery = z.object({
  from: moment.optional().describe("A time, or a day: its beginning. The last 28 days when neither from nor to is given."),
  to: moment.optional().describe("Exclusive. The end of today when left out."),
  service: name.optional(),
  team: name.optional(),
  environment: name.toLowerCase().optional().describe("One of tier production; all of them when left out."),
  bucket: z.enum(BUCKETS).optional().describe("What the period is cut into. Left out: what suits its length."),
  tz: zone.optional().describe("Time zone of days, weeks and months. Left out: that of the workspace."),
  definition: z.enum(DEFINITIONS).default("wake").describe("Whose definitions the figures follow."),
  bots: z
    .enum(["with", "without"])
    .default("without")
    .transform((word) => word === "with")
    .describe("Whether changes of machines count in lead time."),
  unit: z.enum(["change", "commit"]).default("change").describe("What a lead time is of."),
});

/** The same, and which of the rows behind one figure. */
export const deliveryRowsQuery = deliveryQuery.extend({
  included: z
    .enum(["true", "false"])
    .transform((word) => word === "true")
    .optional()
    .describe("true: those that count; false: those that do not."),
  reason: name.optional().describe("Only those that do not count for this reason."),
  cursor: z.string().max(1_000).optional().describe("`next` of the answer before."),
  limit: z.coerce.number<string>().int().min(1, "is below 1").max(500, "is above 500").default(100).describe("Rows an answer, 1 to 500."),
});
