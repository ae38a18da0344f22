/** The triggers that matter, by the name of the template that each sends. */
const TRIGGERS = ["updated", "completed", "aborted", "paused"] as const;

const template = (trigger: string): string => `template.wake-rollout-${trigger}: |
  webhook:
    wake:
      method: POST
      body: |
        {
          "type": "argo-rollouts.rollout",
          "trigger": "on-rollout-${trigger}",
          "rollout": {{toJson .rollout.metadata.name}},
          "namespace": {{toJson .rollout.metadata.namespace}},
          "uid": {{toJson .rollout.metadata.uid}},
          "revision": {{toJson (index .rollout.metadata.annotations "rollout.argoproj.io/revision")}},
          "podHash": {{toJson .rollout.status.currentPodHash}},
          "phase": {{toJson .rollout.status.phase}},
          "images": [{{range $i, $c := .rollout.spec.template.spec.containers}}{{if $i}}, {{end}}{{toJson $c.image}}{{end}}],
          "at": "{{now | date "2006-01-02T15:04:05Z07:00"}}"
        }
trigger.on-rollout-${trigger}: |
  - send: [wake-rollout-${trigger}]`;

/**
 * What to put into `argo-rollouts-notification-configmap` so that Argo Rollouts tells Wake of its rollouts. `service.webhook.wake`,
 * with address and secret, is shown beside it.
 */
export const ARGO_ROLLOUTS_TEMPLATE = TRIGGERS.map(template).join("\n");

/** The annotations of a Rollout that subscribe it. */
export const ARGO_ROLLOUTS_SUBSCRIPTIONS = TRIGGERS.map(
  (trigger) => `notifications.argoproj.io/subscribe.on-rollout-${trigger}.wake: ""`,
).join("\n");
