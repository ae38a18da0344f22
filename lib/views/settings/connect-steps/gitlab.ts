import type { StepsOf } from "./connect-step";

export const gitlabSteps: StepsOf = ({ address, secret }) => [
  { title: "Open the webhooks", text: "In the project, or once for all of them in the group: Settings, Webhooks, Add new webhook." },
  {
    title: "Fill in the form",
    text: "GitLab 19 and later make a signing token of their own instead: copy it there and paste it below, as another secret of this connection.",
    values: [
      { name: "URL", value: address },
      { name: "Secret token", value: secret },
    ],
  },
  {
    title: "Choose the triggers",
    text: "Tick: Push events, Issues events, Merge request events, Pipeline events, Releases events, Deployment events, Feature flag events. Leave SSL verification on.",
  },
  { title: "Press Add webhook", text: "Then Test, Push events. The call appears here within seconds." },
];
