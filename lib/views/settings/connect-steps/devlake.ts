import type { StepsOf } from "./connect-step";

export const devlakeSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Change the addresses",
    text: "Everything else of the calls that you make to DevLake's webhook stays as it is. A body without an environment or a result is listed here and not guessed at.",
    values: [
      { name: "Instead of …/webhook/1/deployments", value: `${address}/deployments` },
      { name: "Instead of …/webhook/1/issues", value: `${address}/issues` },
      { name: "Instead of …/webhook/1/issue/<key>/close", value: `${address}/issue/<key>/close` },
      { name: "Instead of …/webhook/1/pull_requests", value: `${address}/pullrequests` },
      { name: "Header", value: `Authorization: Bearer ${secret}` },
    ],
  },
  { title: "Run one pipeline", text: "Its call appears here within seconds." },
];
