import type { ConnectWay } from "@/lib/urls/connect";

export type CodeSnippet = { readonly way: ConnectWay; readonly label: string; readonly file: string; readonly code: string };

/** One call for each way to announce a release. What a pipeline knows comes from its own variables. */
export function releaseSnippets(origin: string): CodeSnippet[] {
  const url = `${origin}/api/v1/events/deployments`;
  return [
    { way: "curl", label: "curl", file: "a terminal", code: curl(url) },
    { way: "github", label: "GitHub Actions", file: ".github/workflows/deploy.yml", code: githubActions(url) },
    { way: "gitlab", label: "GitLab CI", file: ".gitlab-ci.yml", code: gitlabCi(url) },
    { way: "shell", label: "Any pipeline", file: "after your deploy step", code: anyPipeline(url) },
  ];
}

const curl = (url: string): string => `curl -sS ${url} \\
  -H "Authorization: Bearer $WAKE_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{
    "service": "payments",
    "environment": "production",
    "version": "1.0.0",
    "status": "succeeded"
  }'`;

const githubActions = (url: string): string => `- name: Announce the release
  if: always()
  run: |
    curl -sS --max-time 5 ${url} \\
      -H "Authorization: Bearer $WAKE_TOKEN" \\
      -H "Content-Type: application/json" \\
      -H "Idempotency-Key: \${{ github.run_id }}-\${{ github.run_attempt }}" \\
      -d '{
        "service": "payments",
        "environment": "production",
        "version": "\${{ github.ref_name }}",
        "commit": "\${{ github.sha }}",
        "status": "\${{ job.status == 'success' && 'succeeded' || 'failed' }}"
      }' || true
  env:
    WAKE_TOKEN: \${{ secrets.WAKE_TOKEN }}`;

const gitlabCi = (url: string): string => `announce:
  stage: .post
  when: always
  script:
    - |
      curl -sS --max-time 5 ${url} \\
        -H "Authorization: Bearer $WAKE_TOKEN" \\
        -H "Content-Type: application/json" \\
        -H "Idempotency-Key: $CI_PIPELINE_ID" \\
        -d "{
          \\"service\\": \\"$CI_PROJECT_NAME\\",
          \\"environment\\": \\"production\\",
          \\"version\\": \\"$CI_COMMIT_REF_NAME\\",
          \\"commit\\": \\"$CI_COMMIT_SHA\\",
          \\"status\\": \\"succeeded\\"
        }" || true`;

const anyPipeline = (url: string): string => `STATUS=succeeded; ./deploy.sh || STATUS=failed
curl -sS --max-time 5 ${url} \\
  -H "Authorization: Bearer $WAKE_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d "{\\"service\\": \\"payments\\", \\"environment\\": \\"production\\", \\"version\\": \\"$(git describe --always)\\", \\"status\\": \\"$STATUS\\"}"`;

/** Environment variables that any OpenTelemetry SDK understands. Values in headers are percent-encoded, as the SDKs expect. */
export const signalSnippet = (otlpBase: string): string =>
  `OTEL_EXPORTER_OTLP_ENDPOINT=${otlpBase}
OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer%20$WAKE_TOKEN"
OTEL_RESOURCE_ATTRIBUTES="service.name=payments,service.version=1.0.0,deployment.environment.name=production"`;
