import type { StepsOf } from "./connect-step";

const receiver = (address: string, secret: string): string => `route:
  routes:
    - receiver: wake
      continue: true

receivers:
  - name: wake
    webhook_configs:
      - url: ${address}
        send_resolved: true
        http_config:
          authorization:
            type: Bearer
            credentials: ${secret}`;

export const alertmanagerSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Add a receiver",
    text: "Put the route first among your routes: with “continue” every alert comes here as well, and nothing else changes.",
    code: { title: "alertmanager.yml", text: receiver(address, secret) },
  },
  {
    title: "Load the configuration",
    text: "Or restart Alertmanager.",
    code: { title: "Shell", text: "amtool check-config alertmanager.yml && curl -X POST http://localhost:9093/-/reload" },
  },
  {
    title: "Send a test alert",
    text: "It appears here after the group's wait, 30 seconds unless you changed it. Alerts of severity critical or page become incidents; the list is in the settings of this connection.",
    code: {
      title: "Shell",
      text: "amtool alert add alertname=WakeTest service=checkout severity=info --alertmanager.url=http://localhost:9093",
    },
  },
];
