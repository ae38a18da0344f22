import type { StepsOf } from "./connect-step";

export const statuspageSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Open the subscription form",
    text: "On your public status page: Subscribe to updates, then the webhook tab. A page that you manage has it under Notifications, Subscribers as well.",
  },
  {
    title: "Fill in the form",
    text: "A status page cannot sign and sends no headers of yours, so the secret is part of the address: treat the whole address as a secret.",
    values: [{ name: "Webhook URL", value: `${address}?key=${encodeURIComponent(secret)}` }],
  },
  {
    title: "Wait for the next incident",
    text: "There is no test call. The next incident or component update appears here; planned maintenance is not counted as an incident.",
  },
];
