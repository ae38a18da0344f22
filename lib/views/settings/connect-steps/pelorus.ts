import type { StepsOf } from "./connect-step";

export const pelorusSteps: StepsOf = ({ address, secret }) => [
  {
    title: "Change the address",
    text: "Of the calls to Pelorus' webhook exporter. Bodies and the header X-Pelorus-Event (committime, deploytime, failure) stay as they are.",
    values: [
      { name: "Instead of …/pelorus/webhook", value: address },
      { name: "Header", value: `Authorization: Bearer ${secret}` },
    ],
  },
  { title: "Run one pipeline", text: "Its call appears here within seconds." },
];
