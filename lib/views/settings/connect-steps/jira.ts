import type { StepsOf } from "./connect-step";

export const jiraSteps: StepsOf = ({ address, secret }) => [
  { title: "Add a webhook", text: "In Jira, as an administrator: Settings, System, WebHooks, Create a WebHook." },
  {
    title: "Fill in the form",
    text: "With the secret Jira signs every call. A Jira whose form has no field for it takes the address with the secret in it instead.",
    values: [
      { name: "URL", value: address },
      { name: "Secret", value: secret },
      { name: "URL, where there is no field for a secret", value: `${address}?key=${encodeURIComponent(secret)}` },
    ],
  },
  {
    title: "Choose the events",
    text: "Under Issue tick created, updated and deleted. A filter such as “project in (SHOP, OPS)” keeps other projects out.",
  },
  {
    title: "Press Create, and change any issue",
    text: "The call appears here within seconds. Issues of the type Incident, or with one of the labels in the settings of this connection, become incidents; those of the type Change become change requests.",
  },
];
