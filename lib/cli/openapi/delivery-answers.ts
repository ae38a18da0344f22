import { z } from "zod";
import { BUCKETS } from "@/lib/domain/calendar";
import { DEFINITIONS } from "@/lib/domain/definition";
import { HURT_REASONS, REWORK_REASONS, STAGE_REASONS, STAGES } from "@/lib/metrics/delivery/fact";
import { BAND_YEARS, BANDS, METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { changeMoments } from "./answers";

const time = z.iso.datetime();
const interval = z.strictObject({ low: z.number(), high: z.number(), level: z.literal(0.95) }).nullable();
const bands = z.partialRecord(z.enum(BAND_YEARS), z.enum(BANDS)).nullable();

const reading = {
  value: z.number().nullable().describe("Null when it cannot be known; `reason` then says why."),
  n: z.number().describe("How many deployments, changes, commits or failures it rests on."),
  interval,
  reason: z.string().nullable(),
};

const bucket = z.strictObject({
  ...reading,
  from: time,
  to: time,
  partial: z.boolean().describe("It has not ended, or it is cut off at an edge of the period."),
  p25: z.number().nullable(),
  p75: z.number().nullable(),
});

/** One of the five figures. `also`, `bucketUnit` and `word` come with other tools' definitions only. */
export const figure = z.strictObject({
  metric: z.enum(METRIC_IDS),
  unit: z.string().describe("`per-day`, `seconds`, or `share`: 0 to 1. Other tools' definitions have further ones."),
  ...reading,
  band: bands.describe("DORA's words by the year of the report, where it has any."),
  previous: z
    .strictObject({ ...reading, from: time, to: time })
    .nullable()
    .describe("Over as many days before."),
  comparison: z
    .strictObject({ direction: z.enum(["better", "worse", "unclear", "same"]), difference: z.number(), interval })
    .nullable()
    .describe("Better and worse only where the interval of the difference excludes zero."),
  buckets: z.array(bucket),
  bucketUnit: z.string().optional(),
  word: z.string().nullable().optional().describe("The word that the tool shows in the place of the number."),
  also: z
    .array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        unit: z.string(),
        value: z.number().nullable(),
        n: z.number(),
        buckets: z.array(bucket),
      }),
    )
    .optional()
    .describe("Other numbers that the tool shows for the same metric."),
});

const asked = {
  definition: z.enum(DEFINITIONS),
  definitionVersion: z.number(),
  from: time,
  to: time,
  timezone: z.string(),
  bucket: z.enum(BUCKETS),
  selection: z.strictObject({ service: z.string().nullable(), team: z.string().nullable(), environment: z.string().nullable() }),
  bots: z.enum(["with", "without"]),
  unit: z.enum(["change", "commit"]),
  computedAt: time,
};

export const deliveryFigures = z.strictObject({
  ...asked,
  stale: z.boolean().describe("A bulk load is still being added up; the figures lack part of it."),
  link: z.string().describe("The address that asks the same again."),
  metrics: z.record(z.enum(METRIC_IDS), figure),
});

const place = {
  deployment: z.uuid(),
  release: z.string(),
  service: z.string(),
  team: z.string().nullable(),
  environment: z.string(),
  version: z.string(),
};
const counted = { included: z.boolean(), reason: z.string().nullable().describe("Why it does not count; null for one that does.") };

export const deploymentRow = z.strictObject({
  ...place,
  finishedAt: time.describe("Its finish, or when an attempt failed."),
  reached: z.boolean().describe("It changed production."),
  hurt: z
    .strictObject({
      by: z.array(z.enum(HURT_REASONS)),
      from: time,
      fromBy: z.enum(["incident", "onset", "deployment"]),
      until: time.nullable(),
      untilBy: z.enum(["incident", "rollback", "repair", "signals"]).nullable(),
      seconds: z.number().nullable().describe("How long it hurt; null while it lasts."),
      openSeconds: z.number().nullable().describe("How long it has lasted so far; null once it is over."),
    })
    .nullable(),
  rework: z.enum(REWORK_REASONS).nullable(),
  gapSeconds: z.number().nullable().describe("Since the deployment before it of the same service and environment."),
  incidents: z.array(z.strictObject({ id: z.string(), title: z.string(), openedAt: time, resolvedAt: time.nullable() })),
  ...counted,
});

export const leadRow = z.strictObject({
  change: z.string().nullable().describe("Null: nothing that the deployment carries counts, and `reason` says why."),
  repository: z.string().nullable(),
  number: z.number().nullable(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  bot: z.boolean(),
  ...place,
  ...changeMoments,
  deployedAt: time,
  leadSeconds: z.number().nullable(),
  stages: z.record(z.enum(STAGES), z.number().nullable()).describe("Seconds."),
  stageReasons: z.partialRecord(z.enum(STAGES), z.enum(STAGE_REASONS)).describe("Why a stage is null."),
  commitSeconds: z.array(z.number()).describe("The lead time of each of its commits that is known; what counts with `unit=commit`."),
  commitsLeftOut: z.number(),
  ...counted,
});

/** A row under the definition of another tool: a deployment, a change, a commit or an incident, as that tool looks at it. */
export const otherRow = z.looseObject({
  kind: z.enum(["deployment", "change", "commit", "incident"]),
  at: time.describe("What dates it."),
  deployment: z.uuid().nullable(),
  ...counted,
});

export const deliveryRows = z.strictObject({
  metric: z.enum(METRIC_IDS),
  ...asked,
  link: z.string().describe("The address that asks the same again."),
  figureUnit: z.string(),
  value: z.number().nullable(),
  n: z.number(),
  interval,
  noValueReason: z.string().nullable(),
  formula: z.string(),
  sentence: z.string(),
  rowsIn: z.number().describe("How many rows count; with `unit=commit` how many commits."),
  rowsOut: z.record(z.string(), z.number()).describe("How many do not, by reason."),
  rows: z.array(z.union([leadRow, deploymentRow, otherRow])),
  next: z.string().nullable().describe("The cursor of the next part; null at the end. A part may be short, even empty, and not the last."),
});

export const metricsText = z.string().describe("Text of OpenMetrics.");
