import type { SourceSettings } from "@/lib/ingest/sources/source-settings";

type Workflow = SourceSettings["workflows"][number];

/** Workflows as lines to edit: `deploy.yml -> production`, with the service behind a comma where it is not the repository's. */
export const workflowLines = (workflows: readonly Workflow[]): string =>
  workflows
    .map(({ workflow, environment, service }) => `${workflow} -> ${environment}${service === null ? "" : `, ${service}`}`)
    .join("\n");

/** The same lines as settings; a line without an arrow has no environment, which the settings refuse. */
export const workflowsIn = (lines: string): Workflow[] =>
  lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const arrow = line.lastIndexOf("->");
      const [workflow, place] = arrow < 0 ? [line, ""] : [line.slice(0, arrow), line.slice(arrow + 2)];
      const [environment = "", service = ""] = place.split(",");
      return { workflow: workflow.trim(), environment: environment.trim(), service: service.trim() === "" ? null : service.trim() };
    });
