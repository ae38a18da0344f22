import { z } from "zod";
import { HORIZONS } from "@/lib/domain/horizon";
import { VERDICT_STATES, WAKE_METRICS } from "@/lib/domain/verdict";

const time = z.iso.datetime();
const state = z.enum(VERDICT_STATES);
const window = z.strictObject({ from: time, to: time });
const sides = z.strictObject({ before: z.number(), after: z.number() });
const effect = z.strictObject({
  metric: z.enum(WAKE_METRICS),
  unit: z.enum(["share", "ms", "per-minute"]),
  before: z.number().nullable(),
  after: z.number().nullable(),
  effect: z.strictObject({ ratio: z.number(), low: z.number(), high: z.number() }).nullable(),
  reason: z.string().nullable().describe("Why effect is null."),
});

const signature = z.strictObject({
  signature: z.string(),
  title: z.string().nullable(),
  kind: z.enum(["new", "gone", "risen"]),
  count: z.number(),
  expected: z.number().describe("Had nothing changed."),
  firstAt: time.nullable(),
});

const operation = effect.omit({ reason: true }).extend({
  operation: z.string(),
  proven: z.boolean().describe("Past chance, with all operations weighed that were asked about."),
});

const sureness = z.strictObject({
  metric: z.string(),
  logEvidence: z.number().describe("Natural logarithm of how much better “worse” explains the numbers than “as before”."),
  logProof: z.number().describe("As much as it takes to be proven."),
  chance: z.number().describe("That the rate rose by more than `ratio`."),
  ratio: z.number(),
  alpha: z.number(),
  looks: z.strictObject({ done: z.int(), of: z.int() }),
  dispersion: z.number().describe("How many failures weigh as much as one that stands alone."),
  seasonal: z.number().nullable().describe("What the clock explains, as a factor."),
  falseAlarms: z.strictObject({ alarms: z.int(), looks: z.int() }).nullable().describe("At moments without a release."),
});

const pair = z.strictObject({ ours: z.number(), others: z.number() });
const beside = z.strictObject({ share: z.number(), requests: pair, failed: pair, logEvidence: z.number() });

/** A verdict as the API tells it. */
export const verdict = z.strictObject({
  horizon: z.enum(HORIZONS),
  state,
  at: time,
  dueAt: time,
  requests: sides,
  failed: sides,
  windows: z.strictObject({ before: z.array(window), after: window }),
  effects: z.array(effect),
  evidence: z.array(z.string()).describe("Why this state and not another, strongest first."),
  needed: z
    .strictObject({ requests: z.number(), minutes: z.number().nullable(), visibleRatio: z.number().nullable() })
    .nullable()
    .describe("What it would take to tell."),
  onsetAt: time.nullable(),
  signatures: z.array(signature).describe("Errors that are new, more frequent or gone, the largest first."),
  operations: z.array(operation).describe("Operations that failed more or were slower, the largest first."),
  sureness: sureness.nullable().describe("How sure it is; null where nothing was compared."),
  concurrent: beside.nullable().describe("The version beside others in the same minutes; null when it served alone."),
  method: z.string(),
});
