import type { EventDraft } from "@/lib/ingest/events/event-draft";
import { artifactDraft, changeEventDraft, commitDraft, deploymentDraft } from "@/lib/ingest/facts/draft";
import type { ArtifactFacts, ChangeFacts, CommitFacts, DeploymentFacts } from "@/lib/ingest/facts/facts";

export const REPOSITORY = "https://github.com/acme/ferry";
export const ARRIVED = new Date("2026-03-10T00:00:00Z");
export const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 12) + minute * 60_000).toISOString();

/** A hash of forty characters that begins with a word of hexadecimal digits. */
export const sha = (word: string): string => word.padEnd(8, "0").padEnd(40, "abcdef123456");

/** A push to a branch: commits, oldest first, each `name` or `name:file,file`. */
export function push(branch: string, minute: number, before: string | null, ...commits: readonly string[]): EventDraft[] {
  const named = commits.map((text) => text.split(":"));
  return named.map(([name = "", files], index): EventDraft => {
    const parent = index === 0 ? before : (named[index - 1]?.[0] ?? null);
    const facts: CommitFacts = {
      repository: REPOSITORY,
      sha: sha(name),
      message: `Commit ${name}`,
      author: "ada",
      authoredAt: at(minute - 1),
      pushedAt: at(minute),
      branch,
      onMain: branch === "main",
      ...(parent === null ? {} : { parent: sha(parent) }),
      ...(files === undefined ? {} : { files: files.split(",") }),
    };
    return commitDraft(facts, { key: `t:commit:${name}:${branch}`, at: new Date(at(minute)), receivedAt: ARRIVED });
  });
}

const changeId = (number: number): string => `${REPOSITORY}#${number}`;

/** A pull request from its opening to its merge. */
export function pull(number: number, branch: string, head: string, mergedAt: number, mergeCommit: string): EventDraft[] {
  const facts: ChangeFacts = {
    id: changeId(number),
    repository: REPOSITORY,
    number,
    title: `Pull request ${number}`,
    author: "ada",
    openedAt: at(mergedAt - 20),
    headBranch: branch,
    headCommit: sha(head),
    baseBranch: "main",
  };
  const told = (state: "opened" | "merged", minute: number, more: Partial<ChangeFacts>): EventDraft =>
    changeEventDraft({ ...facts, ...more }, state, { key: `t:pr:${number}:${state}`, at: new Date(at(minute)), receivedAt: ARRIVED });
  return [told("opened", mergedAt - 20, {}), told("merged", mergedAt, { mergedAt: at(mergedAt), mergeCommit: sha(mergeCommit) })];
}

/** A successful deployment; `what` is its commit, and its version unless that is said. */
export function deploy(
  service: string,
  environment: string,
  minute: number,
  what: string,
  more: Partial<DeploymentFacts> = {},
): EventDraft {
  const id = `${service}/${environment}/${minute}`;
  const known = { version: what, commit: sha(what), repository: REPOSITORY };
  const facts: DeploymentFacts = { id, service, environment, status: "succeeded", finishedAt: at(minute), ...known, ...more };
  return deploymentDraft(`t:${id}`, facts, { key: `t:${id}`, at: new Date(at(minute)), receivedAt: ARRIVED });
}

export const artifact = (facts: ArtifactFacts): EventDraft =>
  artifactDraft(facts, "packaged", { key: `t:${facts.id}`, at: new Date(at(0)), receivedAt: ARRIVED });

/** What `deploy` calls a deployment in which the commit is left to its artifact. */
export const byArtifact = (id: string, version: string): Partial<DeploymentFacts> => ({
  version,
  commit: undefined,
  repository: undefined,
  labels: { artifact: id },
});
