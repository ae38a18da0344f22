import { z } from "zod";
import { DEPLOYMENT_STATUSES } from "@/lib/domain/deployment";
import { carriedChange } from "./change-body";
import { flag, instant, labels, link, links, listOf, name } from "./fields";

const component = z.object({
  service: name,
  version: name.optional(),
  commit: name.optional(),
  repository: name.optional(),
});

/** What `POST /api/v1/events/deployments` reads. `null` is the same as leaving a field out; other fields are ignored and named. */
export const deploymentBody = z.object({
  id: name.optional().describe("Your id of this deployment, the same in each of its events. Without one, repeat startedAt."),
  service: name.describe("The service that is deployed, as its telemetry calls it (service.name)."),
  environment: name
    .toLowerCase()
    .describe("Where it goes, as telemetry calls it (deployment.environment.name). Unknown ones are accepted."),
  version: name.optional().describe("What is deployed, as telemetry calls it (service.version). Version or commit must be given."),
  commit: name.optional().describe("The commit that is deployed. Stands for the version when none is given."),
  status: z.enum(DEPLOYMENT_STATUSES).describe("What this event says has happened."),
  startedAt: instant.optional(),
  finishedAt: instant.optional().describe("When it ended, well or not. For rolled_back: when it was taken back."),
  components: z.array(component).max(200).optional().describe("Other services that move together in this release."),
  repository: name.optional(),
  ref: name.optional().describe("Branch or tag."),
  changes: z
    .array(z.union([name, carriedChange]))
    .max(1_000)
    .optional()
    .describe("What it carries: ids of changes, commits, or changes in full."),
  release: name.optional().describe("The name under which it ships. Without one, the release is service@version."),
  changeRequest: name.optional(),
  approvedBy: listOf(50).optional(),
  actor: name.optional().describe("Who or what started it."),
  emergency: flag.optional(),
  plannedFor: instant.optional(),
  pipelineUrl: link.optional(),
  configHash: name.optional(),
  links: links.optional(),
  labels: labels.optional().describe("Free labels. `team` puts a service that has no team into that team."),
});

export type DeploymentBody = z.output<typeof deploymentBody>;
export type Component = z.output<typeof component>;
