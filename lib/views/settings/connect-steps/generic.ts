import type { StepsOf } from "./connect-step";

const call = (address: string, secret: string): string => `curl -sS ${address} \\
  -H 'Authorization: Bearer ${secret}' \\
  -H 'Content-Type: application/json' \\
  -d '{
    "kind": "deployment",
    "service": "checkout",
    "environment": "test",
    "version": "1.4.2",
    "status": "succeeded"
  }'`;

export const genericSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Send JSON here",
    text: "The bodies are those of Wake's own interface, with a “kind” that says which: deployment, change, incident, change-request, approval or flag. The API page lists every field.",
    values: [
      { name: "Address", value: address },
      { name: "Header", value: `Authorization: Bearer ${secret}` },
    ],
  },
  {
    title: "Try one",
    text: "It appears here within seconds. Sending the same again is safe.",
    code: { title: "Shell", text: call(address, secret) },
  },
  {
    title: "Or sign",
    text: "Instead of sending the secret, a sender may sign: the header X-Wake-Signature holds t=<seconds since 1970> and v1=<hex HMAC-SHA256 of the time, a dot and the body, with the secret as its key>.",
  },
];
