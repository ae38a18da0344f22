import { contentHash } from "../../events/content-hash";
import { deploymentDraft } from "../../facts/draft";
import type { DeploymentFacts } from "../../facts/facts";
import { ignored, made, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { linkAt, said, textAt } from "../fields";
import { momentOf } from "../moment";
import { incomplete } from "../no-use";
import { placeOf } from "../place";
import { repositoryOf } from "../repository";
import { timeAt } from "../time";
import { artifactVersionAt } from "./artifact-version";
import type { CdEvent } from "./cd-event";

/**
 * `service.deployed`, `.upgraded` and `.rolledback`: a deployment that has succeeded. There is no event of one that begins or fails.
 * Rolling back puts an earlier version in place, which is a deployment like any other.
 */
export function readService(event: CdEvent): SourceReading {
  if (event.kind === "service.removed") return ignored("A service was removed; Wake counts what is put in place.");
  if (event.kind === "service.published") return ignored("A service was published; what it runs did not change.");
  const { content, custom, delivery } = event;
  const artifact = textAt(content, "artifactId");
  const commit = commitAt(custom, "commit");
  const version = textAt(custom, "version") ?? artifactVersionAt(content, "artifactId") ?? commit;
  if (version === null) return incomplete(event.kind, "the version that it put in place");
  const named = { service: event.subjectId, environment: textAt(content, "environment.id") ?? textAt(content, "environment") };
  const { service, environment, unmapped } = placeOf(delivery.settings, named);
  if (service === null || environment === null) return made([], unmapped);
  const rollback = event.kind === "service.rolledback";
  const id = `cdevents:${contentHash([event.source, named, artifact ?? version, event.at?.toISOString() ?? event.key, rollback])}`;
  const facts: DeploymentFacts = {
    id,
    service,
    environment,
    version,
    status: "succeeded",
    ...said({
      rollback: rollback ? true : null,
      commit,
      repository: repositoryAt(event),
      startedAt: momentOf(timeAt(custom, "startedAt"), delivery.receivedAt),
      finishedAt: event.moment,
      changeRequest: textAt(custom, "changeRequest"),
      pipelineUrl: linkAt(custom, "pipelineRunId") ?? linkAt(custom, "pipelineUrl"),
    }),
    labels: said({ artifact, chain: event.chain, pipelineRun: textAt(custom, "pipelineRunId") }) as Record<string, string>,
  };
  const common = { key: event.key, at: event.at, receivedAt: delivery.receivedAt };
  return made([deploymentDraft(id, facts, common, rollback ? "rolled_back" : undefined)], unmapped);
}

function repositoryAt({ custom }: CdEvent): string | null {
  const repository = textAt(custom, "repository");
  return repository === null ? null : repositoryOf(repository);
}
