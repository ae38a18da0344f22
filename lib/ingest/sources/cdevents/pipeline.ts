import { pipelineDraft } from "../../facts/draft";
import type { PipelineFacts } from "../../facts/facts";
import { made, type SourceReading } from "../adapter";
import { commitAt } from "../commit-at";
import { linkAt, said, textAt } from "../fields";
import { noUse } from "../no-use";
import { repositoryOf } from "../repository";
import { type CdEvent, subjectKey } from "./cd-event";

/** Before 0.5 an outcome was any text. */
const OUTCOMES: ReadonlyMap<string, PipelineFacts["outcome"]> = new Map<string, PipelineFacts["outcome"]>([
  ["success", "success"],
  ["succeeded", "success"],
  ["passed", "success"],
  ["failure", "failure"],
  ["failed", "failure"],
  ["error", "failure"],
  ["timeout", "failure"],
  ["cancel", "cancelled"],
  ["cancelled", "cancelled"],
  ["canceled", "cancelled"],
  ["skip", "skipped"],
  ["skipped", "skipped"],
]);

/** `pipelinerun.*` and `taskrun.*`. None of them is a deployment, however it ends. */
export function readPipeline(event: CdEvent): SourceReading {
  const { predicate, content, custom, delivery, moment } = event;
  if (predicate !== "queued" && predicate !== "started" && predicate !== "finished") return noUse("pipelinerun", predicate);
  const task = event.kind.startsWith("taskrun");
  const repository = textAt(custom, "repository");
  const facts: PipelineFacts = {
    id: task ? `${subjectKey(event)} task` : subjectKey(event),
    status: predicate,
    ...said({
      outcome: predicate === "finished" ? (OUTCOMES.get(textAt(content, "outcome", 40)?.toLowerCase() ?? "") ?? "other") : null,
      name: textAt(content, task ? "taskName" : "pipelineName"),
      repository: repository === null ? null : repositoryOf(repository),
      commit: commitAt(custom, "commit"),
      queuedAt: predicate === "queued" ? moment : null,
      startedAt: predicate === "started" ? moment : null,
      finishedAt: predicate === "finished" ? moment : null,
      url: linkAt(content, "uri") ?? linkAt(content, "url"),
    }),
  };
  return made([pipelineDraft(facts, { key: event.key, at: event.at, receivedAt: delivery.receivedAt })]);
}
