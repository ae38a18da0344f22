import type { StepsOf } from "./connect-step";

const manifest = (address: string): string => `apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata:
  name: wake
  namespace: flux-system
spec:
  type: generic-hmac
  address: ${address}
  secretRef:
    name: wake
---
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Alert
metadata:
  name: wake
  namespace: flux-system
spec:
  providerRef:
    name: wake
  eventSeverity: info
  eventSources:
    - kind: Kustomization
      name: "*"
    - kind: HelmRelease
      name: "*"`;

export const fluxSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Store the secret",
    text: "In the cluster, where the notification controller finds it.",
    code: { title: "Shell", text: `kubectl -n flux-system create secret generic wake --from-literal=token='${secret}'` },
  },
  {
    title: "Add a provider and an alert",
    text: "Every call is signed with the secret. Sources in other namespaces need their namespace beside the name.",
    code: { title: "wake.yaml, then: kubectl apply -f wake.yaml", text: manifest(address) },
  },
  {
    title: "Have one reconciled",
    text: "A call appears here after the next reconciliation; one that changes nothing is told once.",
    code: { title: "Shell", text: "flux reconcile kustomization flux-system" },
  },
];
