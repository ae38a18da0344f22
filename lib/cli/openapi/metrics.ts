import { z } from "zod";
import { promotionSchema } from "@/lib/services/metric/promotion-input";
import { jsonSchema } from "./json-schema";
import { type Operation, REFUSALS } from "./operation";

/** Metrics whose values are kept. */
export const promotedMetrics = z.strictObject({
  items: z.array(
    z.strictObject({
      service: z.string(),
      name: z.string(),
      unit: z.string(),
      scale: z.int().describe("Values are stored as whole multiples of 1/scale of the unit."),
      promotedAt: z.iso.datetime(),
      promotedBy: z.string(),
    }),
  ),
});

const common = { tag: "Signals", scope: "admin" } as const;

/** Which metrics are kept beyond the requests they tell of, by path and method. */
export const METRICS: Readonly<Record<string, Readonly<Record<"get" | "post" | "delete", Operation>>>> = {
  "/api/v1/metrics/promoted": {
    get: {
      ...{ ...common, scope: "read" },
      id: "list-promoted-metrics",
      title: "List promoted metrics",
      text: "The metrics whose values are kept.",
      answers: { "200": { description: "All of them.", schema: "PromotedMetrics" }, ...REFUSALS },
    },
    post: {
      ...common,
      id: "promote-metric",
      title: "Promote a metric",
      text: "Its values are kept from now on. It must have been sent before; Settings, Sources lists what was. Promoting it again changes nothing.",
      body: { text: "The metric.", content: { "application/json": { schema: jsonSchema(promotionSchema, "input") } } },
      answers: {
        "200": { description: "It was promoted before." },
        "201": { description: "It is promoted." },
        ...REFUSALS,
        "404": { description: "No such metric has been sent.", schema: "Problem" },
        "409": { description: "The service has as many promoted metrics as it may have.", schema: "Problem" },
        "422": { description: "A field is missing, or the metric is a summary.", schema: "Problem" },
      },
    },
    delete: {
      ...common,
      id: "demote-metric",
      title: "Stop keeping a metric",
      text: "New values are no longer kept; those that are there stay as long as all others.",
      query: promotionSchema,
      answers: {
        "204": { description: "It is no longer kept." },
        ...REFUSALS,
        "404": { description: "It is not promoted.", schema: "Problem" },
      },
    },
  },
};
