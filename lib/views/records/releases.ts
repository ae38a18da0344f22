import { listDeployments } from "@/lib/db/read/deployment/list";
import { findRelease, listReleases, type ReleaseFilter } from "@/lib/db/read/release/list";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { deploymentAnswer } from "./deployments";
import { notFound } from "./not-found";
import { isName, type Page, type Paging, pageOf, timeCursor } from "./page";

const MOST_DEPLOYMENTS = 500;

/** Releases as the API lists them. */
export async function releasesPage(actor: Actor | null, { cursor, limit, ...filter }: ReleaseFilter & Paging): Promise<Page<object>> {
  authorise(actor, "view.read");
  const after = timeCursor(cursor, isName);
  const read = (most: number) => listReleases(filter, reachOf(actor), after, most);
  return pageOf(
    limit,
    read,
    (last) => [last.createdAt.toISOString(), last.id],
    (release) => release,
  );
}

/** One release with its deployments, newest first. Throws `not-found`. */
export async function releaseDetail(actor: Actor | null, id: string): Promise<object> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const [release, deployments] = await Promise.all([
    findRelease(id, reach),
    listDeployments({ release: id }, reach, null, MOST_DEPLOYMENTS),
  ]);
  if (release === null) throw notFound("release");
  return { ...release, deployments: deployments.map(deploymentAnswer) };
}
