import type { EndedBy } from "../judge-input";
import { placeKey } from "./place";
import type { World, WorldDeployment } from "./world";

/** What ended the life of a deployment: the next one of its service in its environment; a rollback when that brought back what ran before. */
export function endingOf(deployment: WorldDeployment, world: World): EndedBy | null {
  const place = placeKey(deployment);
  const later = world.deployments
    .filter((one) => one !== deployment && placeKey(one) === place && comesAfter(one, deployment))
    .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  const [next] = later;
  if (next === undefined || next.startedAt.getTime() > world.now.getTime()) return null;
  const isBack = next.version === deployment.previousVersion && next.version !== deployment.version;
  return { kind: isBack ? "rollback" : "next", at: new Date(Math.max(next.startedAt.getTime(), deployment.finishedAt.getTime())) };
}

const comesAfter = (one: WorldDeployment, other: WorldDeployment): boolean =>
  one.finishedAt.getTime() - other.finishedAt.getTime() > 0 ||
  (one.finishedAt.getTime() === other.finishedAt.getTime() && one.startedAt.getTime() > other.startedAt.getTime());
