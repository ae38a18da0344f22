import type { StepsOf } from "./connect-step";

export const grafanaSteps: StepsOf = ({ address, secret }) => [
  { title: "Add a contact point", text: "In Grafana: Alerting, Contact points, Create contact point. Choose Webhook as the integration." },
  {
    title: "Fill in the form",
    text: "The last two are under “Optional Webhook settings”. Leave “Disable resolved message” off.",
    values: [
      { name: "URL", value: address },
      { name: "HTTP Method", value: "POST", choose: true },
      { name: "Authorization Header - Scheme", value: "Bearer" },
      { name: "Authorization Header - Credentials", value: secret },
    ],
  },
  { title: "Press Test", text: "Send the predefined test notification. It appears here within seconds." },
  {
    title: "Route alerts to it",
    text: "Alerting, Notification policies: add the contact point to the policies whose alerts Wake shall know, with “Continue matching” on.",
  },
];
