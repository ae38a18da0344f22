import { ARGOCD_SUBSCRIPTIONS, ARGOCD_TEMPLATE } from "@/lib/ingest/sources/argocd-template";
import { argoNotifications, argoSecret } from "./argo-notifications";
import type { StepsOf } from "./connect-step";

export const argocdSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Store the secret",
    text: "In the namespace of Argo CD, where its notifications controller finds it.",
    code: { title: "Shell", text: argoSecret("argocd-notifications-secret", "argocd", secret) },
  },
  {
    title: "Add the template and the triggers",
    text: "Merge it into the config map that is there: it adds a service, a template, four triggers and a subscription of all applications.",
    code: {
      title: "argocd-notifications-cm",
      text: argoNotifications("argocd-notifications-cm", "argocd", address, [ARGOCD_TEMPLATE, ARGOCD_SUBSCRIPTIONS]),
    },
  },
  {
    title: "Sync an application",
    text: "Its calls appear here within seconds. A sync whose destination tells no environment is listed for mapping.",
  },
];
