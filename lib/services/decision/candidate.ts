import { prisma } from "@/lib/db/prisma";
import { homeOfRecord } from "@/lib/db/read/deployment/home";
import { type Actor, reaches, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { deploymentCandidate, deploymentOf, NO_RELEASE } from "@/lib/domain/incident-word";
import { isUuid } from "@/lib/domain/uuid";

/** A candidate that there is; `place` where it is a deployment. */
export type Chosen = { readonly key: string; readonly place: { readonly service: string; readonly environment: string } | null };

const FLAG = "flag:";

/**
 * The candidate of this key, whether or not Wake's ranking holds it: people may know better. A deployment may be named by the id of any
 * record that tells of it. Throws `invalid` for one that there is not, or that the actor does not reach.
 */
export async function chosenCandidate(actor: Actor, key: string): Promise<Chosen> {
  if (key === NO_RELEASE) return { key, place: null };
  const deployment = deploymentOf(key);
  const found = deployment !== null ? await chosenDeployment(actor, deployment) : await chosenFlag(actor, key);
  if (found !== null) return found;
  throw new WakeError("invalid", "There is no such candidate.", {
    issues: [{ field: "candidate", message: "Use deployment:<id>, flag:<id> or none, with the id of one that there is." }],
  });
}

async function chosenDeployment(actor: Actor, id: string): Promise<Chosen | null> {
  if (!isUuid(id)) return null;
  const home = await homeOfRecord(id, reachOf(actor));
  const row = await prisma().deployment.findUnique({
    where: { id: home?.id ?? id },
    select: { id: true, service: true, environment: true },
  });
  if (row === null || !reaches(reachOf(actor), row.service, row.environment)) return null;
  return { key: deploymentCandidate(row.id), place: { service: row.service, environment: row.environment } };
}

async function chosenFlag(actor: Actor, key: string): Promise<Chosen | null> {
  if (!key.startsWith(FLAG)) return null;
  const row = await prisma().flagChange.findUnique({
    where: { id: key.slice(FLAG.length) },
    select: { service: true, environment: true },
  });
  if (row === null || !reaches(reachOf(actor), row.service ?? "", row.environment ?? "")) return null;
  return { key, place: null };
}
