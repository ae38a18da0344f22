import type { StepsOf } from "./connect-step";

export const opsgenieSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Add an integration",
    text: "In Opsgenie: Settings, Integrations, Add integration, Webhook. In Jira Service Management: Operations, your team, Integrations.",
  },
  {
    title: "Fill in the form",
    text: "The secret goes into a custom header. Tick “Add alert description to payload” and “Add alert details to payload”: services are read from there.",
    values: [
      { name: "Webhook URL", value: address },
      { name: "Custom header, key", value: "X-Wake-Token" },
      { name: "Custom header, value", value: secret },
    ],
  },
  {
    title: "Choose the alert actions",
    text: "Leave on: alert is created, acknowledged, un-acknowledged, closed, deleted and escalated, and its priority updated.",
  },
  { title: "Turn it on", text: "Create an alert by hand and close it. Both calls appear here within seconds." },
];
