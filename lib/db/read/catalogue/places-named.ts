import type { Tier } from "@/lib/domain/tier";
import { prisma } from "../../prisma";

/** What is known of a place by its names; null where nobody asked. */
export type PlacesNamed = {
  readonly service: boolean | null;
  readonly team: boolean | null;
  /** The tier of the environment, `unknown` when there is no such one. */
  readonly environment: Tier | "unknown" | null;
};

/** Whether a service, a team and an environment of these names exist. */
export async function placesNamed({
  service,
  team,
  environment,
}: {
  readonly service: string | null;
  readonly team: string | null;
  readonly environment: string | null;
}): Promise<PlacesNamed> {
  const [serviceRow, teamRow, environmentRow] = await Promise.all([
    service === null ? null : prisma().service.findUnique({ where: { name: service }, select: { name: true } }),
    team === null ? null : prisma().team.findUnique({ where: { name: team }, select: { name: true } }),
    environment === null ? null : prisma().environment.findUnique({ where: { name: environment }, select: { tier: true } }),
  ]);
  return {
    service: service === null ? null : serviceRow !== null,
    team: team === null ? null : teamRow !== null,
    environment: environment === null ? null : (environmentRow?.tier ?? "unknown"),
  };
}
