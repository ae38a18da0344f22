/**
 * What to put into `argocd-notifications-cm` so that Argo CD tells Wake of its syncs. `service.webhook.wake`, with address and
 * secret, is shown beside it. Fields that an application lacks are left out rather than written as `<no value>`. Syncs of single
 * resources, as self-healing does them, are no deployments; putting an earlier revision back is one, so it is once per sync.
 */
export const ARGOCD_TEMPLATE = `template.wake: |
  webhook:
    wake:
      method: POST
      body: |
        {
          "type": "argocd.app",
          "app": {{toJson .app.metadata.name}},
          "namespace": {{toJson .app.metadata.namespace}},
          "project": {{toJson .app.spec.project}},
          "destination": {{toJson .app.spec.destination}},
          "repo": {{with .app.spec.source}}{{toJson .repoURL}}{{else}}{{with .app.spec.sources}}{{toJson (index . 0).repoURL}}{{else}}null{{end}}{{end}},
          "syncStatus": {{with .app.status.sync}}{{toJson .status}}{{else}}null{{end}},
          "healthStatus": {{with .app.status.health}}{{toJson .status}}{{else}}null{{end}},
          "healthSince": {{with .app.status.health}}{{toJson .lastTransitionTime}}{{else}}null{{end}},
          {{with .app.status.operationState}}
          "phase": {{toJson .phase}},
          "startedAt": {{toJson .startedAt}},
          "finishedAt": {{toJson .finishedAt}},
          {{with .syncResult}}
          "revision": {{toJson .revision}},
          "revisions": {{toJson .revisions}},
          "applied": [{{range .resources}}{{range .images}}{{toJson .}}, {{end}}{{end}}null],
          {{end}}
          {{end}}
          {{with .app.status.summary}}"images": {{toJson .images}},{{end}}
          "url": "{{.context.argocdUrl}}/applications/{{.app.metadata.namespace}}/{{.app.metadata.name}}"
        }
trigger.wake-running: |
  - when: app.status.operationState != nil and app.status.operationState.phase in ['Running'] and app.status.operationState.operation?.sync?.resources == nil
    oncePer: app.status.operationState.startedAt
    send: [wake]
trigger.wake-deployed: |
  - when: app.status.operationState != nil and app.status.operationState.phase in ['Succeeded'] and app.status.health.status == 'Healthy' and app.status.operationState.operation?.sync?.resources == nil
    oncePer: app.status.operationState.startedAt
    send: [wake]
trigger.wake-failed: |
  - when: app.status.operationState != nil and app.status.operationState.phase in ['Error', 'Failed']
    oncePer: app.status.operationState.startedAt
    send: [wake]
trigger.wake-degraded: |
  - when: app.status.health.status == 'Degraded'
    send: [wake]`;

/** Sends all applications of an Argo CD there; belongs into the same ConfigMap. */
export const ARGOCD_SUBSCRIPTIONS = `subscriptions: |
  - recipients: [wake]
    triggers: [wake-running, wake-deployed, wake-failed, wake-degraded]`;
