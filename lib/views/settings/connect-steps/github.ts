import type { StepsOf } from "./connect-step";

const EVENTS = [
  "Pushes",
  "Pull requests",
  "Pull request reviews",
  "Deployments",
  "Deployment statuses",
  "Deployment reviews",
  "Workflow runs",
  "Releases",
  "Issues",
];

export const githubSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Open the webhooks",
    text: "In the repository, or once for all of them in the organisation: Settings, Webhooks, Add webhook.",
  },
  {
    title: "Fill in the form",
    text: "Leave SSL verification on.",
    values: [
      { name: "Payload URL", value: address },
      { name: "Content type", value: "application/json", choose: true },
      { name: "Secret", value: secret },
    ],
  },
  {
    title: "Choose the events",
    text: `“Let me select individual events”, then tick: ${EVENTS.join(", ")}. What is not listed does no harm: it is taken and ignored.`,
  },
  { title: "Press Add webhook", text: "GitHub sends a ping at once. It appears here within seconds." },
];
