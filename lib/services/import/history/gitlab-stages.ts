import { commitHistory, deploymentHistory, issueHistory, mergeRequestHistory, projectPart } from "@/lib/ingest/history/gitlab";
import { type Json, listAt, textAt } from "@/lib/ingest/sources/fields";
import type { ForgeClient } from "./forge-client";
import type { Wanted } from "./github-stages";
import type { HistoryStage } from "./stage";

/** What is read of a project of GitLab: requests and commits first, so that deployments find what they carry. */
export async function gitlabStages(client: ForgeClient, { repository, since, incidentLabels }: Wanted): Promise<HistoryStage[]> {
  const base = `/projects/${encodeURIComponent(repository)}`;
  const { body: found } = await client.page(base);
  const project = projectPart(found);
  const main = textAt(found, "default_branch") ?? "main";
  const after = (name: string): string => (since === null ? "" : `&${name}=${since.toISOString()}`);
  const readRequest = async (item: Json) => {
    const request = `${base}/merge_requests/${textAt(item, "iid")}`;
    const { body: approvals } = await client.page(`${request}/approvals`);
    return mergeRequestHistory(project, item, listAt(approvals, "approved_by"), await client.all(`${request}/commits?per_page=100`));
  };
  const issues = ["issue_type=incident", ...incidentLabels.map((label) => `labels=${encodeURIComponent(label)}`)];
  return [
    {
      name: "commits",
      first: `${base}/repository/commits?ref_name=${encodeURIComponent(main)}&per_page=100${after("since")}`,
      sortedBy: null,
      read: async (item) => [commitHistory(project, item, main)],
    },
    {
      name: "merge requests",
      first: `${base}/merge_requests?state=all&scope=all&order_by=updated_at&sort=desc&per_page=100${after("updated_after")}`,
      sortedBy: "updated_at",
      read: readRequest,
    },
    {
      name: "deployments",
      first: `${base}/deployments?order_by=updated_at&sort=desc&per_page=100${after("updated_after")}`,
      sortedBy: "updated_at",
      read: async (item) => deploymentHistory(project, item),
    },
    ...issues.map((which) => ({
      name: which === "issue_type=incident" ? "incidents" : `issues labelled ${which.slice("labels=".length)}`,
      first: `${base}/issues?${which}&scope=all&per_page=100${after("updated_after")}`,
      sortedBy: null,
      read: async (item: Json) => issueHistory(project, item),
    })),
  ];
}
