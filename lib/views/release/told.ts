import { deploymentsNear, type NearbyDeployment } from "@/lib/db/read/deployment/nearby";
import { type ToldRow, toldBy } from "@/lib/db/read/deployment/told-by";
import type { ReleaseDeployment } from "@/lib/db/read/release/with-deployments";
import { type Actor, may } from "@/lib/domain/access";
import { precedenceOf } from "@/lib/domain/source";
import { sourceLabel } from "./source-label";

/** One source's word on a deployment. */
export type Teller = Omit<ToldRow, "sameBy" | "confidence"> & {
  /** What the source is called. */
  readonly label: string;
  /** Why it is taken for the same, in words. */
  readonly why: string;
};

/** A deployment about the same time, of which nobody tells who tells of this one. */
export type Twin = Omit<NearbyDeployment, "sources"> & { readonly labels: readonly string[] };

export type Told = {
  /** The one whose word counts most first. */
  readonly tellers: readonly Teller[];
  /** What may be the same as this one, the nearest in time first. */
  readonly twins: readonly Twin[];
  /** Whether whoever looks may say what is the same and what is not. */
  readonly mayDecide: boolean;
};

/** How far apart two words on one deployment may be for a person to be offered to join them. */
const NEAR_MS = 3_600_000;

/** Who told of a deployment and why they are believed to mean the same one, with what else they might mean. Three short reads. */
export async function readTold(actor: Actor, deployment: ReleaseDeployment): Promise<Told> {
  const mayDecide = may(actor, "deployments.decide");
  const [rows, near] = await Promise.all([toldBy(deployment.id), mayDecide ? deploymentsNear(deployment, NEAR_MS) : []]);
  const tellers = rows.map(tellerOf).sort((a, b) => precedenceOf(b.source) - precedenceOf(a.source) || (a.source < b.source ? -1 : 1));
  return { tellers, twins: twinsOf(tellers, near, deployment.finishedAt ?? deployment.occurredAt), mayDecide };
}

const tellerOf = ({ sameBy, confidence, url, ...row }: ToldRow): Teller => ({
  ...row,
  url: url !== null && /^https?:/i.test(url) ? url : null,
  label: sourceLabel(row.source),
  why: whySame(sameBy, confidence),
});

const WHY: Readonly<Record<string, string>> = {
  commit: "same commit",
  version: "same version, about the same time",
  seen: "it shows the version that was announced",
};

/** Why a record is taken for the same as the others: the rule, and how sure that is. */
export function whySame(sameBy: string | null, confidence: number | null): string {
  if (sameBy === null) return "it names the deployment";
  if (sameBy === "decided") return "a person said so";
  const rule = WHY[sameBy] ?? sameBy;
  return confidence === null ? rule : `${rule}, ${Math.round(confidence * 100)}\u202f% sure`;
}

/** Of deployments nearby those that may be joined with it: a source tells of each deployment once. */
export function twinsOf(tellers: readonly Pick<Teller, "source">[], near: readonly NearbyDeployment[], at: Date): Twin[] {
  const own = new Set(tellers.map(({ source }) => source));
  const apart = (one: NearbyDeployment): number => Math.abs(one.at.getTime() - at.getTime());
  return near
    .filter(({ sources }) => sources.length > 0 && sources.every((source) => !own.has(source)))
    .sort((a, b) => apart(a) - apart(b) || (a.id < b.id ? -1 : 1))
    .map(({ sources, ...one }) => ({ ...one, labels: [...new Set(sources)].sort().map(sourceLabel) }));
}
