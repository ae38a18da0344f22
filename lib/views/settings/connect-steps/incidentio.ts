import type { StepsOf } from "./connect-step";

export const incidentioSteps: StepsOf = ({ address }) => [
  {
    title: "Add an endpoint",
    text: "In incident.io: Settings, Webhooks, Add endpoint.",
    values: [{ name: "Endpoint URL", value: address }],
  },
  {
    title: "Choose the events",
    text: "Tick: public_incident.incident_created_v2, public_incident.incident_updated_v2, public_incident.incident_status_updated_v2. Of private incidents only an id is sent; they are ignored.",
  },
  {
    title: "Bring the secret here",
    text: "incident.io makes the signing secret (whsec_…). Copy it from the endpoint and paste it below; until then calls are refused.",
  },
  { title: "Send a test event", text: "From the endpoint's page. It appears here within seconds." },
];
