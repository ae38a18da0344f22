import { READ_QUERIES } from "@/lib/http/read-query";
import * as answers from "./delivery-answers";
import { type Answer, type Operation, REFUSALS } from "./operation";

const common = { tag: "Delivery", scope: "read" } as const;

const WRONG: Readonly<Record<string, Answer>> = {
  ...REFUSALS,
  "404": { description: "No service, team, environment or metric has this name.", schema: "Problem" },
  "422": { description: "A parameter is wrong; `errors` names it.", schema: "Problem" },
};

/** The delivery figures, what each rests on, and what a scraper takes, by path. */
export const DELIVERY_READS: Readonly<Record<string, Operation>> = {
  "/api/v1/delivery": {
    ...common,
    id: "read-delivery-figures",
    title: "Read the delivery figures",
    text: "Deployment frequency, lead time for changes, change failure rate, failed deployment recovery time and deployment rework rate of production: over a period, beside the period before, and by day, week or month.",
    query: READ_QUERIES.delivery,
    answers: { "200": { description: "The five figures.", schema: "DeliveryFigures" }, ...WRONG },
  },
  "/api/v1/delivery/{metric}/rows": {
    ...common,
    id: "read-delivery-rows",
    title: "Read the rows behind a figure",
    text: "What a figure was worked out of, newest first: every deployment or change that counts, and every one that does not with the reason. Whoever adds them up gets the figure. The metric is named as in the figures, or in words: deployment-frequency, lead-time, change-failure-rate, recovery-time, rework-rate.",
    path: ["metric"],
    query: READ_QUERIES.deliveryRows,
    answers: { "200": { description: "The figure and a part of its rows.", schema: "DeliveryRows" }, ...WRONG },
  },
  "/metrics": {
    ...common,
    id: "scrape-metrics",
    title: "Scrape the delivery figures",
    text: "For Prometheus: the figures of everything, of each team and of each service over the last 28 days, in OpenMetrics 1.0 text or in the older format of Prometheus, as `Accept` has it. The label `scope` says which of the three a series is of; what is not known has no series. At most 500 services and 100 teams, those with the most deployments first. docs/grafana holds a dashboard for them.",
    answers: {
      "200": { description: "Gauges, all named wake_delivery_….", media: "application/openmetrics-text", schema: "MetricsText" },
      ...REFUSALS,
    },
  },
};

/** The schemas of what they answer. */
export const DELIVERY_ANSWERS = {
  DeliveryFigures: answers.deliveryFigures,
  DeliveryRows: answers.deliveryRows,
  DeliveryFigure: answers.figure,
  DeliveryChangeRow: answers.leadRow,
  DeliveryDeploymentRow: answers.deploymentRow,
  MetricsText: answers.metricsText,
};
