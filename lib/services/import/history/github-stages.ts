import { commitHistory, deploymentHistory, issueHistory, pullHistory, releaseHistory, repositoryPart } from "@/lib/ingest/history/github";
import { at, type Json, textAt } from "@/lib/ingest/sources/fields";
import type { ForgeClient } from "./forge-client";
import type { HistoryStage } from "./stage";

export type Wanted = {
  /** `acme/shop` */
  readonly repository: string;
  readonly since: Date | null;
  readonly incidentLabels: readonly string[];
  /** Reads the files of each commit of the main branch too, one more request for each. */
  readonly files: boolean;
};

/** What is read of a repository of GitHub: requests and commits first, so that deployments find what they carry. */
export async function githubStages(client: ForgeClient, { repository, since, incidentLabels, files }: Wanted): Promise<HistoryStage[]> {
  const base = `/repos/${repository.split("/").map(encodeURIComponent).join("/")}`;
  const { body: found } = await client.page(base);
  const place = repositoryPart(found);
  const main = textAt(found, "default_branch") ?? "main";
  const from = since === null ? "" : `&since=${since.toISOString()}`;
  const readPull = async (item: Json) => {
    const pull = `${base}/pulls/${textAt(item, "number")}`;
    const { body: whole } = await client.page(pull);
    return pullHistory(place, whole, await client.all(`${pull}/reviews?per_page=100`), await client.all(`${pull}/commits?per_page=100`));
  };
  return [
    {
      name: "commits",
      first: `${base}/commits?sha=${encodeURIComponent(main)}&per_page=100${from}`,
      sortedBy: null,
      read: async (item) => [commitHistory(place, files ? (await client.page(`${base}/commits/${textAt(item, "sha")}`)).body : item, main)],
    },
    {
      name: "pull requests",
      first: `${base}/pulls?state=all&sort=updated&direction=desc&per_page=100`,
      sortedBy: "updated_at",
      read: readPull,
    },
    {
      name: "deployments",
      first: `${base}/deployments?per_page=100`,
      sortedBy: "created_at",
      read: async (item) =>
        deploymentHistory(place, item, await client.all(`${base}/deployments/${textAt(item, "id")}/statuses?per_page=100`)),
    },
    {
      name: "releases",
      first: `${base}/releases?per_page=100`,
      sortedBy: "created_at",
      read: async (item) => [releaseHistory(place, item)],
    },
    ...incidentLabels.map((label) => ({
      name: `issues labelled ${label}`,
      first: `${base}/issues?state=all&labels=${encodeURIComponent(label)}&per_page=100${from}`,
      sortedBy: null,
      read: async (item: Json) => (at(item, "pull_request") === undefined ? issueHistory(place, item) : []),
    })),
  ];
}
