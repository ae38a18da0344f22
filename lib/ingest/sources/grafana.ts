import type { Adapter } from "./adapter";
import { readAlertGroup, topicOfGroup } from "./alert-group";

/** What Grafana raises when a rule could not be evaluated: that says nothing of the service. */
const ABOUT_GRAFANA = ["DatasourceError", "DatasourceNoData"];

/** Notifications of Grafana Alerting, version 1 of its webhook. */
export const grafanaAdapter: Adapter = {
  source: "grafana",
  headers: [],
  topic: (_headers, body) => topicOfGroup(body),
  deliveryKey: () => null,
  read: (delivery) =>
    readAlertGroup(delivery, {
      prefix: "grafana",
      sender: "Grafana",
      links: ["panelURL", "dashboardURL", "generatorURL"],
      notIncidents: ABOUT_GRAFANA,
    }),
};
