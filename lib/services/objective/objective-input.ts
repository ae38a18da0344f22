import { z } from "zod";
import { OBJECTIVE_DAYS, OBJECTIVE_KINDS } from "@/lib/domain/objective";

const named = (what: string) => z.string(`Name the ${what}.`).trim().min(1, `Name the ${what}.`).max(200, "Use at most 200 characters.");

const LEAST_TARGET = 0.5;
const MOST_TARGET = 0.99999;
const TARGET_WORDS = `Use a share from ${LEAST_TARGET} to ${MOST_TARGET}, such as 0.999.`;

const changeable = {
  name: named("objective").describe("How people call it, such as “Availability”; once for each service and environment."),
  target: z
    .number(TARGET_WORDS)
    .min(LEAST_TARGET, TARGET_WORDS)
    .max(MOST_TARGET, TARGET_WORDS)
    .describe("Share of requests that are good; nothing promises all of them."),
  thresholdMs: z
    .int("Use whole milliseconds.")
    .min(1, "Use at least one millisecond.")
    .max(600_000, "Use at most ten minutes.")
    .nullable()
    .describe("For latency: slower than this is bad. Counted at the nearest bound of the stored histogram, within 4.4 %."),
  windowDays: z
    .literal([...OBJECTIVE_DAYS], `Use one of ${OBJECTIVE_DAYS.join(", ")} days.`)
    .describe("Days over which the budget is counted, the present one included."),
  operations: z
    .array(z.string().min(1).max(300), "Name operations.")
    .max(50, "Name at most 50 operations.")
    .transform((names) => [...new Set(names)].sort())
    .describe("Operations of a journey, as the service page names them; empty for the whole service."),
};

/** What `createObjective` reads. */
export const newObjective = z
  .object({
    service: named("service"),
    environment: named("environment").toLowerCase(),
    kind: z
      .enum(OBJECTIVE_KINDS, `Choose one of ${OBJECTIVE_KINDS.join(", ")}.`)
      .describe("Whether requests must not fail, or must be quick."),
    ...changeable,
    thresholdMs: changeable.thresholdMs.default(null),
    windowDays: changeable.windowDays.default(30),
    operations: changeable.operations.default([]),
  })
  .refine(({ kind, thresholdMs }) => kind !== "latency" || thresholdMs !== null, {
    message: "Say above how many milliseconds a request is slow.",
    path: ["thresholdMs"],
  })
  .transform((input) => (input.kind === "latency" ? input : { ...input, thresholdMs: null }));

/** What `changeObjective` reads: whatever is left out stays. Its place and its kind stay for good; make another one for that. */
export const objectiveChange = z
  .strictObject({
    name: changeable.name.optional(),
    target: changeable.target.optional(),
    thresholdMs: changeable.thresholdMs
      .unwrap()
      .optional()
      .describe(changeable.thresholdMs.description ?? ""),
    windowDays: changeable.windowDays.optional(),
    operations: changeable.operations.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { message: "Say what is to be changed.", path: ["name"] });
