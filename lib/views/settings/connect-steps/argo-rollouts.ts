import { ARGO_ROLLOUTS_SUBSCRIPTIONS, ARGO_ROLLOUTS_TEMPLATE } from "@/lib/ingest/sources/argo-rollouts-template";
import { argoNotifications, argoSecret } from "./argo-notifications";
import type { StepsOf } from "./connect-step";

export const argoRolloutsSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Store the secret",
    text: "In the namespace of Argo Rollouts.",
    code: { title: "Shell", text: argoSecret("argo-rollouts-notification-secret", "argo-rollouts", secret) },
  },
  {
    title: "Add the templates and the triggers",
    text: "Merge it into the config map that is there.",
    code: {
      title: "argo-rollouts-notification-configmap",
      text: argoNotifications("argo-rollouts-notification-configmap", "argo-rollouts", address, [ARGO_ROLLOUTS_TEMPLATE]),
    },
  },
  {
    title: "Subscribe your rollouts",
    text: "Each Rollout says by its annotations what it tells.",
    code: { title: "metadata.annotations of a Rollout", text: ARGO_ROLLOUTS_SUBSCRIPTIONS },
  },
  { title: "Roll one out", text: "Its calls appear here within seconds." },
];
