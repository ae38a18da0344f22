/** A config map by which one of Argo's notification engines tells Wake; `parts` are its templates, triggers and subscriptions. */
export const argoNotifications = (name: string, namespace: string, address: string, parts: readonly string[]): string =>
  `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: ${namespace}
data:
  service.webhook.wake: |
    url: ${address}
    headers:
      - name: Authorization
        value: Bearer $wake-secret
      - name: Content-Type
        value: application/json
${parts.map(indented).join("\n")}`;

/** Stores the secret where the engine looks for what a `$name` in its configuration stands for. */
export const argoSecret = (name: string, namespace: string, secret: string): string =>
  `kubectl -n ${namespace} patch secret ${name} --type merge -p '{"stringData":{"wake-secret":"${secret}"}}'`;

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, "  ");
