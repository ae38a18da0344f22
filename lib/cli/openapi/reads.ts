import type { z } from "zod";
import { READ_QUERIES } from "@/lib/http/read-query";
import { type Answer, type Operation, REFUSALS } from "./operation";

const WRONG: Readonly<Record<string, Answer>> = {
  ...REFUSALS,
  "422": { description: "A parameter is wrong; `errors` names it.", schema: "Problem" },
};
const ABSENT: Readonly<Record<string, Answer>> = {
  ...REFUSALS,
  "404": { description: "There is none, or the token does not reach it.", schema: "Problem" },
};

/** How a list is read. */
export const listOperation = (name: string, text: string, query: z.ZodObject, schema: string): Operation => ({
  id: `list-${name.replaceAll(" ", "-")}`,
  tag: "Records",
  title: `List ${name}`,
  text,
  scope: "read",
  query,
  answers: { "200": { description: "A part of the list.", schema }, ...WRONG },
});

/** How one of a list is read. */
export const oneOperation = (noun: string, text: string, schema: string): Operation => ({
  id: `read-${noun.replaceAll(" ", "-")}`,
  tag: "Records",
  title: `Read one ${noun}`,
  text,
  scope: "read",
  path: ["id"],
  answers: { "200": { description: `The ${noun}.`, schema }, ...ABSENT },
});

/** The read API, by path. */
export const READS: Readonly<Record<string, Operation>> = {
  "/api/v1/verdict": {
    id: "read-verdict",
    tag: "Verdicts",
    title: "Ask for the verdict of a version",
    text: "For pipelines and progressive delivery: what Wake concludes of the latest deployment of a version, with the evidence, and when to ask again. A person's word overrides.",
    scope: "read",
    query: READ_QUERIES.verdict,
    answers: {
      "200": { description: "The verdict.", schema: "PipelineVerdict" },
      ...ABSENT,
      "422": { description: "A parameter is missing.", schema: "Problem" },
    },
  },
  "/api/v1/gate": {
    id: "read-gate",
    tag: "Verdicts",
    title: "Ask whether a version may go somewhere",
    text: "For pipelines, before and after a deployment. Denied is what harmed the environment, or the one before it, or caused an incident that is open; other trouble warns, and so does a version that nothing is known of.",
    scope: "read",
    query: READ_QUERIES.gate,
    answers: { "200": { description: "The decision with its reasons.", schema: "Gate" }, ...WRONG },
  },
  "/api/v1/deployments": listOperation(
    "deployments",
    "Newest first, each with the state at every horizon.",
    READ_QUERIES.deployments,
    "DeploymentPage",
  ),
  "/api/v1/deployments/{id}": oneOperation(
    "deployment",
    "By its id here or by yours: verdicts with their numbers and evidence, the changes it carries, the incidents it is linked to.",
    "DeploymentDetail",
  ),
  "/api/v1/releases": listOperation("releases", "Newest first, each with its components.", READ_QUERIES.releases, "ReleasePage"),
  "/api/v1/releases/{id}": oneOperation("release", "With its deployments, newest first.", "ReleaseDetail"),
  "/api/v1/incidents": listOperation("incidents", "Latest opened first, each with its causes.", READ_QUERIES.incidents, "IncidentPage"),
  "/api/v1/incidents/{id}": oneOperation("incident", "With its causes.", "Incident"),
  "/api/v1/changes": listOperation(
    "changes",
    "In order of id, each with the deployments that carry it.",
    READ_QUERIES.changes,
    "ChangePage",
  ),
  "/api/v1/changes/{id}": oneOperation(
    "change",
    "With the deployments that carry it, and what is known of the tickets that it mentions.",
    "ChangeDetail",
  ),
};
