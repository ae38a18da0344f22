import { z } from "zod";
import { DEPLOYMENT_STATUSES } from "@/lib/domain/deployment";
import { WakeError } from "@/lib/domain/error";
import { HORIZONS } from "@/lib/domain/horizon";
import { INCIDENT_STATUSES } from "@/lib/domain/incident";
import { bodyIssues } from "@/lib/ingest/events/body-issues";
import { instant, name } from "@/lib/ingest/events/fields";
import { deliveryQuery, deliveryRowsQuery } from "./delivery-query";

const time = instant.transform((at) => new Date(at));
const environment = name.toLowerCase();
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
const period = { from: time.optional(), to: time.optional().describe("Exclusive.") };

/** The parameters of each question of the read API. */
export const READ_QUERIES = {
  deployments: z.object({
    service: name.optional(),
    environment: environment.optional(),
    status: z.enum(DEPLOYMENT_STATUSES).optional(),
    version: name.optional(),
    release: name.optional(),
    recorded: z
      .enum(["true", "false"])
      .transform((word) => word === "true")
      .optional()
      .describe("false: only those that telemetry shows and nobody announced."),
    ...period,
    ...list,
  }),
  releases: z.object({ service: name.optional(), ...period, ...list }),
  incidents: z.object({
    service: name.optional(),
    environment: environment.optional(),
    status: z.enum(INCIDENT_STATUSES).optional(),
    ...period,
    ...list,
  }),
  changes: z.object({ repository: name.optional(), ...period, ...list }),
  records: z.object({ service: name.optional(), ...list }),
  verdict: z.object({
    service: name,
    environment,
    version: name,
    horizon: z.enum(HORIZONS).optional().describe("What was said at one horizon, instead of the overall word."),
  }),
  gate: z.object({ service: name, environment, version: name }),
  delivery: deliveryQuery,
  deliveryRows: deliveryRowsQuery,
} as const;

/**
 * The parameters of a request in the shape of their schema; throws `invalid` naming every wrong one, unknown ones included: a
 * misspelt filter that is ignored would answer another question.
 */
export function readQuery<Schema extends z.ZodObject>(schema: Schema, url: string): z.output<Schema> {
  const given = Object.fromEntries([...new URL(url).searchParams].filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(schema.shape, key));
  const issues = [
    ...(parsed.success ? [] : bodyIssues(parsed.error, given)),
    ...unknown.map((key) => ({ field: key.slice(0, 100), message: "is not a parameter here", allowed: Object.keys(schema.shape) })),
  ];
  if (parsed.success && issues.length === 0) return parsed.data;
  throw new WakeError("invalid", "Some parameters are wrong.", { fix: "Each is named under `errors`.", issues });
}
