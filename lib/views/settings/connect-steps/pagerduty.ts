import type { StepsOf } from "./connect-step";

const EVENTS = [
  "incident.triggered",
  "incident.acknowledged",
  "incident.unacknowledged",
  "incident.resolved",
  "incident.reopened",
  "incident.priority_updated",
  "incident.service_updated",
];

export const pagerdutySteps: StepsOf = ({ address }) => [
  { title: "Add a webhook", text: "In PagerDuty: Integrations, Generic Webhooks (v3), New Webhook." },
  {
    title: "Fill in the form",
    text: "Take the whole account, or the services and teams that Wake shall know.",
    values: [
      { name: "Webhook URL", value: address },
      { name: "Scope Type", value: "Account", choose: true },
    ],
  },
  { title: "Choose the events", text: `Tick: ${EVENTS.join(", ")}.` },
  {
    title: "Bring the secret here",
    text: "PagerDuty makes the secret and shows it once, when the webhook is added. Copy it and paste it below; until then calls are refused.",
  },
  { title: "Send a test event", text: "In the webhook's details. It appears here within seconds." },
];
