import type { Environment } from "../../start/environment";

/** What a pipeline's own variables say of what it is about to do; nothing is made up where they are silent. */
export type CiFacts = {
  readonly service?: string | undefined;
  readonly environment?: string | undefined;
  readonly version?: string | undefined;
  readonly commit?: string | undefined;
  readonly ref?: string | undefined;
  readonly repository?: string | undefined;
  readonly actor?: string | undefined;
  readonly pipelineUrl?: string | undefined;
  /** The same for every step of one run, so that its end finds its start; another for a re-run. */
  readonly run?: string | undefined;
  /** How the job has gone so far, in the provider's word. */
  readonly status?: string | undefined;
};

type Read = (...names: readonly string[]) => string | undefined;

/** Facts from the variables of GitHub Actions, GitLab CI, Buildkite, CircleCI, Azure Pipelines or Jenkins; empty elsewhere. */
export function ciFacts(environment: Environment): CiFacts {
  const read: Read = (...names) => names.map((name) => environment[name]?.trim()).find((value) => value !== undefined && value !== "");
  const provider = PROVIDERS.find(([marker]) => read(marker) !== undefined);
  return provider === undefined ? {} : provider[1](read);
}

/** By the variable that every run of the provider has. Jenkins comes last: its names are the most ordinary. */
const PROVIDERS: readonly (readonly [marker: string, facts: (read: Read) => CiFacts])[] = [
  ["GITHUB_ACTIONS", github],
  ["GITLAB_CI", gitlab],
  ["BUILDKITE", buildkite],
  ["CIRCLECI", circle],
  ["TF_BUILD", azure],
  ["JENKINS_URL", jenkins],
  ["BUILD_TAG", jenkins],
];

function github(read: Read): CiFacts {
  const server = read("GITHUB_SERVER_URL") ?? "https://github.com";
  const name = read("GITHUB_REPOSITORY");
  const id = read("GITHUB_RUN_ID");
  const repository = name && `${server}/${name}`;
  return {
    service: lastPart(name),
    version: read("GITHUB_REF_TYPE") === "tag" ? read("GITHUB_REF_NAME") : undefined,
    commit: read("GITHUB_SHA"),
    ref: read("GITHUB_REF_NAME"),
    repository,
    actor: read("GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"),
    pipelineUrl: repository && id && `${repository}/actions/runs/${id}`,
    run: id && `github-actions:${id}:${read("GITHUB_RUN_ATTEMPT") ?? "1"}`,
  };
}

function gitlab(read: Read): CiFacts {
  const id = read("CI_PIPELINE_ID");
  return {
    service: read("CI_PROJECT_NAME"),
    environment: read("CI_ENVIRONMENT_NAME"),
    version: read("CI_COMMIT_TAG"),
    commit: read("CI_COMMIT_SHA"),
    ref: read("CI_COMMIT_REF_NAME"),
    repository: read("CI_PROJECT_URL"),
    actor: read("GITLAB_USER_LOGIN"),
    pipelineUrl: read("CI_JOB_URL", "CI_PIPELINE_URL"),
    run: id && `gitlab-ci:${read("CI_SERVER_HOST") ?? "gitlab"}:${id}`,
    status: read("CI_JOB_STATUS"),
  };
}

function buildkite(read: Read): CiFacts {
  const id = read("BUILDKITE_BUILD_ID");
  return {
    service: repositoryName(read("BUILDKITE_REPO")),
    version: read("BUILDKITE_TAG"),
    commit: shaOf(read("BUILDKITE_COMMIT")),
    ref: read("BUILDKITE_BRANCH"),
    repository: read("BUILDKITE_REPO"),
    actor: read("BUILDKITE_BUILD_CREATOR"),
    pipelineUrl: read("BUILDKITE_BUILD_URL"),
    run: id && `buildkite:${id}`,
  };
}

function circle(read: Read): CiFacts {
  const id = read("CIRCLE_WORKFLOW_ID", "CIRCLE_BUILD_NUM");
  return {
    service: read("CIRCLE_PROJECT_REPONAME"),
    version: read("CIRCLE_TAG"),
    commit: read("CIRCLE_SHA1"),
    ref: read("CIRCLE_BRANCH"),
    repository: read("CIRCLE_REPOSITORY_URL"),
    actor: read("CIRCLE_USERNAME"),
    pipelineUrl: read("CIRCLE_BUILD_URL"),
    run: id && `circleci:${id}`,
  };
}

function azure(read: Read): CiFacts {
  const id = read("BUILD_BUILDID");
  const collection = read("SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI");
  const project = read("SYSTEM_TEAMPROJECT");
  return {
    service: lastPart(read("BUILD_REPOSITORY_NAME")),
    environment: read("ENVIRONMENT_NAME"),
    commit: read("BUILD_SOURCEVERSION"),
    ref: read("BUILD_SOURCEBRANCHNAME"),
    repository: read("BUILD_REPOSITORY_URI"),
    actor: read("BUILD_REQUESTEDFOR"),
    pipelineUrl: collection && project && id && `${collection}${encodeURIComponent(project)}/_build/results?buildId=${id}`,
    run: id && `azure:${collection ?? ""}${id}:${read("SYSTEM_STAGEATTEMPT") ?? "1"}`,
    status: read("AGENT_JOBSTATUS"),
  };
}

/** The service is the repository's name where the checkout names one; a job's name may be that of a branch. */
function jenkins(read: Read): CiFacts {
  const [job, number] = [read("JOB_NAME"), read("BUILD_NUMBER")];
  return {
    service: repositoryName(read("GIT_URL")),
    version: read("TAG_NAME"),
    commit: read("GIT_COMMIT"),
    ref: read("BRANCH_NAME", "GIT_BRANCH"),
    repository: read("GIT_URL"),
    actor: read("BUILD_USER_ID", "CHANGE_AUTHOR"),
    pipelineUrl: read("BUILD_URL"),
    run: job && number && `jenkins:${job}:${number}`,
  };
}

const lastPart = (path: string | undefined): string | undefined => path?.split("/").filter(Boolean).at(-1);

/** `shop` of `git@git.example.com:acme/shop.git`. */
const repositoryName = (address: string | undefined): string | undefined =>
  address
    ?.replace(/(\.git)?\/*$/, "")
    .split(/[/:]/)
    .filter(Boolean)
    .at(-1);

/** Buildkite says `HEAD` before it has resolved it. */
const shaOf = (commit: string | undefined): string | undefined =>
  commit !== undefined && /^[0-9a-f]{7,64}$/i.test(commit) ? commit : undefined;
