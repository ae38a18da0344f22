import type { Adapter } from "./adapter";
import { readAlertGroup, topicOfGroup } from "./alert-group";

/** Notifications of Prometheus Alertmanager, version 4 of its webhook. */
export const alertmanagerAdapter: Adapter = {
  source: "alertmanager",
  headers: [],
  topic: (_headers, body) => topicOfGroup(body),
  deliveryKey: () => null,
  read: (delivery) =>
    readAlertGroup(delivery, { prefix: "alertmanager", sender: "Alertmanager", links: ["generatorURL"], notIncidents: [] }),
};
