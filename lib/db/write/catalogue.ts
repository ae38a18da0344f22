import type { Tier } from "../../domain/tier";
import type { Db } from "../prisma";

/** Teams, services and environments that events speak of. */
export type Mentioned = {
  readonly services: readonly { readonly name: string; readonly team: string | null; readonly repository: string | null }[];
  readonly environments: readonly { readonly name: string; readonly tier: Tier }[];
  readonly demo: boolean;
};

/**
 * Makes what is not there yet. What an event says of a service never replaces what is known: it fills in a team or a
 * repository that is missing. Rows of the demo become real ones once something real speaks of them.
 */
export async function ensureCatalogue(tx: Db, { services, environments, demo }: Mentioned): Promise<void> {
  const named = services.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const teams = [...new Set(named.flatMap(({ team }) => team ?? []))].sort();
  const places = environments.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  if (teams.length > 0) await tx.team.createMany({ data: teams.map((name) => ({ name, demo })), skipDuplicates: true });
  await tx.service.createMany({ data: named.map(({ name }) => ({ name, demo })), skipDuplicates: true });
  await tx.environment.createMany({ data: places.map((place) => ({ ...place, demo })), skipDuplicates: true });
  await tx.$executeRaw`
    update "Service" s
    set "teamId" = coalesce(s."teamId", t.id), repository = coalesce(s.repository, said.repository), demo = s.demo and ${demo}
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as said(name text, team text, repository text)
    left join "Team" t on t.name = said.team
    where s.name = said.name
      and (s."teamId" is null and t.id is not null or s.repository is null and said.repository is not null or s.demo and not ${demo})`;
  if (demo) return;
  await tx.environment.updateMany({ where: { name: { in: places.map(({ name }) => name) }, demo: true }, data: { demo } });
  if (teams.length > 0) await tx.team.updateMany({ where: { name: { in: teams }, demo: true }, data: { demo } });
}
