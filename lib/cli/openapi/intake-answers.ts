import { z } from "zod";

// What the sender of an event is told.

const issue = z.strictObject({
  field: z.string().describe("Such as `status` or `changes[2].mergedAt`; in a list with its place in front: `[3].status`."),
  message: z.string(),
  allowed: z.array(z.string()).optional(),
});

export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().describe("What happened."),
  fix: z.string().nullable().describe("What to do."),
  requestId: z.string(),
  errors: z.array(issue).optional().describe("Every wrong field, each once."),
});

/** One stored body: beside these, what Wake now believes of it under the name of its kind. */
export const storedItem = z.looseObject({
  id: z.string(),
  status: z.enum(["created", "duplicate"]),
  ignored: z.array(z.string()).optional().describe("Fields that mean nothing to Wake."),
});

const refused = z.strictObject({
  status: z.literal("refused"),
  code: z.number().describe("The HTTP status that it would have had alone."),
  detail: z.string(),
  fix: z.string().nullable(),
  errors: z.array(issue).optional(),
});

export const listResult = z.strictObject({
  created: z.number(),
  duplicates: z.number(),
  refused: z.number(),
  results: z.array(z.union([storedItem, refused])).describe("In the order of the list."),
});
