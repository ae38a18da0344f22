import type { DeploymentStatus } from "@/lib/domain/deployment";
import { keyOfContent } from "../facts/draft";
import { type Delivery, ignored, made, type SourceReading } from "./adapter";
import { deploymentReading } from "./deployment-reading";
import { distinctRefs } from "./distinct-refs";
import { at, type Json, listAt, textAt } from "./fields";
import { firstTextAt, firstTimeAt } from "./first-at";
import { mapped, type Placed, placeOf } from "./place";
import { repositoryOf } from "./repository";
import { repositoryWord } from "./repository-word";
import { versionOfRef } from "./revision";
import { sourceId } from "./source-id";

const RESULT: Readonly<Record<string, DeploymentStatus>> = {
  success: "succeeded",
  succeeded: "succeeded",
  failure: "failed",
  failed: "failed",
  timeout: "failed",
  abort: "cancelled",
  aborted: "cancelled",
  canceled: "cancelled",
  cancelled: "cancelled",
};

/** DevLake's words for environments; each of them is a tier. */
const ENVIRONMENT: Readonly<Record<string, string>> = {
  production: "production",
  staging: "staging",
  testing: "test",
  development: "development",
};

const STARTED = ["startedDate", "started_date", "start_time"];
const FINISHED = ["finishedDate", "finished_date", "end_time"];
const CREATED = ["createdDate", "created_date", "create_time"];

/** A posted deployment: one of each repository that it names. Neither its result nor its environment is made up when it is missing. */
export function readDevlakeDeployment(delivery: Delivery): SourceReading {
  const { body } = delivery;
  const listed = [...listAt(body, "deploymentCommits"), ...listAt(body, "deployment_commits")].slice(0, 200);
  const commits = listed.length > 0 ? listed : [body];
  const usable = commits.filter((commit) => addressOf(commit) !== null && shaOf(commit) !== null);
  if (usable.length === 0) return ignored("This deployment names no commit with its repository.");
  const firstOfEach = usable.filter((commit, index) => usable.findIndex((one) => addressOf(one) === addressOf(commit)) === index);
  const readings = firstOfEach.map((commit) => readOne(commit, firstOfEach.length > 1, delivery));
  const told = readings.filter(({ ignored: reason }) => reason === null);
  if (told.length === 0) return readings[0] ?? ignored("This deployment says nothing of use.");
  return made(
    told.flatMap(({ events }) => events),
    distinctRefs(told.flatMap(({ unmapped }) => unmapped)),
  );
}

function readOne(commit: Json, isOneOfMany: boolean, delivery: Delivery): SourceReading {
  const { body, connection } = delivery;
  const result = textAt(body, "result") ?? textAt(commit, "result");
  if (result === null) return ignored("This deployment has no result; Wake does not take that for a success.");
  const status = lookUp(RESULT, result);
  if (status === null) return ignored(`“${result}” is not a result that ends a deployment.`);
  const repository = repositoryOf(addressOf(commit) ?? "");
  const sha = shaOf(commit) ?? "";
  const ref = firstTextAt(commit, ["refName", "ref_name"]);
  const [startedAt, finishedAt] = [timeOf(commit, body, STARTED), timeOf(commit, body, FINISHED)];
  const own =
    firstTextAt(body, ["id", "pipelineId", "pipeline_id"]) ??
    keyOfContent("commit", [repository, sha, startedAt?.toISOString(), finishedAt?.toISOString()]);
  const id = sourceId("devlake", connection, own, ...(isOneOfMany ? [repository] : []));
  const title = firstTextAt(commit, ["displayTitle", "display_title"]) ?? firstTextAt(body, ["displayTitle", "display_title", "name"]);
  return deploymentReading(delivery, {
    id,
    key: sourceId(id, status),
    status,
    version: versionOfRef(ref, sha),
    place: placeFor(repository, delivery),
    at: finishedAt ?? startedAt,
    requestedAt: timeOf(commit, body, CREATED),
    startedAt,
    finishedAt,
    facts: { commit: sha, repository, ref, labels: title === null ? null : { title } },
  });
}

function placeFor(repository: string, { settings, body }: Delivery): Placed {
  const said = textAt(body, "environment");
  const environment = mapped(settings.environments, said) === null && said !== null ? (lookUp(ENVIRONMENT, said) ?? said) : said;
  const path = repository.replace(/^https?:\/\/[^/]+\//, "");
  return placeOf(settings, { service: repositoryWord(settings, [repository, path]), environment });
}

/** What an object that knows a word, in any case, says of it. */
const lookUp = <Value>(words: Readonly<Record<string, Value>>, word: string): Value | null => {
  const key = word.toLowerCase();
  return Object.hasOwn(words, key) ? (words[key] ?? null) : null;
};

const timeOf = (commit: Json, body: Json, paths: readonly string[]): Date | null => firstTimeAt(commit, paths) ?? firstTimeAt(body, paths);
const addressOf = (commit: Json): string | null => firstTextAt(commit, ["repoUrl", "repo_url", "repoId", "repo_id"]);
const shaOf = (commit: Json): string | null =>
  at(commit, "commitSha") === undefined ? textAt(commit, "commit_sha") : textAt(commit, "commitSha");
