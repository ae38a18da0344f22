import type { StepsOf } from "./connect-step";

const call = (address: string, secret: string): string => `curl -sS ${address} \\
  -H 'Authorization: Bearer ${secret}' \\
  -H 'Content-Type: application/cloudevents+json' \\
  -d '{
    "specversion": "1.0",
    "id": "first-call",
    "source": "/pipelines/checkout",
    "type": "dev.cdevents.service.deployed.0.2.0",
    "datacontenttype": "application/json",
    "data": {
      "context": {
        "version": "0.4.1",
        "id": "first-call",
        "source": "/pipelines/checkout",
        "type": "dev.cdevents.service.deployed.0.2.0",
        "timestamp": "'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'"
      },
      "subject": {
        "id": "checkout",
        "type": "service",
        "content": { "environment": { "id": "test" }, "artifactId": "pkg:oci/checkout@1.4.2" }
      }
    }
  }'`;

export const cdeventsSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Point your sender here",
    text: "CloudEvents over HTTP in any of its forms: structured, binary or in batches; CDEvents 0.3 to 0.5.",
    values: [
      { name: "Sink", value: address },
      { name: "Header", value: `Authorization: Bearer ${secret}` },
    ],
  },
  {
    title: "Try one",
    text: "It tells of a deployment of checkout 1.4.2 in test, and appears here within seconds.",
    code: { title: "Shell", text: call(address, secret) },
  },
];
