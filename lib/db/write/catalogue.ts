import { type Tier, tierOf } from "../../domain/tier";
import type { Db } from "../prisma";

/** Teams, services and environments that events speak of. */
export type Mentioned = {
  readonly services: readonly { readonly name: string; readonly team: string | null; readonly repository: string | null }[];
  /** `said`: a sender told the tier; otherwise the name suggests it. */
  readonly environments: readonly { readonly name: string; readonly tier: Tier; readonly said: boolean }[];
  readonly demo: boolean;
};

/**
 * Makes what is not there yet. What an event says of a service never replaces what is known: it fills in a repository that is missing,
 * and a team unless a person settled whose the service is. A team is made only for a service that takes it, so that one which a person
 * renamed or deleted does not come back. Rows of the demo become real ones once something real speaks of them.
 */
export async function ensureCatalogue(tx: Db, mentioned: Mentioned): Promise<void> {
  if (!(await isKnown(tx, mentioned))) await makeKnown(tx, mentioned);
}

/** Whether all that is said is there already, as nearly always: one statement instead of six. */
async function isKnown(tx: Db, { services, environments, demo }: Mentioned): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ isNews: boolean }[]>`
    select exists (
      select from jsonb_to_recordset(${JSON.stringify(services)}::jsonb) as said(name text, team text, repository text)
      left join "Service" s on s.name = said.name
      where s.name is null or s.demo and not ${demo}::boolean or s.repository is null and said.repository is not null
        or said.team is not null and s."teamId" is null and not s.settled
    ) or exists (
      select from jsonb_to_recordset(${JSON.stringify(environments)}::jsonb) as said(name text, tier "Tier", said boolean)
      left join "Environment" e on e.name = said.name
      where e.name is null or e.demo and not ${demo}::boolean or said.said and not e.settled and e.tier <> said.tier
    ) or not ${demo}::boolean and exists (
      select from "Team" t where t.demo and t.name = any(${services.flatMap(({ team }) => team ?? [])}::text[])
    ) as "isNews"`;
  return found?.isNews === false;
}

async function makeKnown(tx: Db, { services, environments, demo }: Mentioned): Promise<void> {
  const named = services.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const teams = [...new Set(named.flatMap(({ team }) => team ?? []))].sort();
  const places = environments.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  await tx.service.createMany({ data: named.map(({ name }) => ({ name, demo })), skipDuplicates: true });
  if (teams.length > 0) await makeTeams(tx, named, demo);
  await tx.environment.createMany({ data: places.map(({ name, tier }) => ({ name, tier, demo })), skipDuplicates: true });
  await tellTiers(tx, places);
  await tx.$executeRaw`
    update "Service" s
    set "teamId" = case when s.settled then s."teamId" else coalesce(s."teamId", t.id) end,
        repository = coalesce(s.repository, said.repository), demo = s.demo and ${demo}
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as said(name text, team text, repository text)
    left join "Team" t on t.name = said.team
    where s.name = said.name
      and (s."teamId" is null and not s.settled and t.id is not null
        or s.repository is null and said.repository is not null or s.demo and not ${demo})`;
  if (demo) return;
  await tx.environment.updateMany({ where: { name: { in: places.map(({ name }) => name) }, demo: true }, data: { demo } });
  if (teams.length > 0) await tx.team.updateMany({ where: { name: { in: teams }, demo: true }, data: { demo } });
}

/** What senders say of a tier holds unless a person settled it; of several words the one nearest to production, in any order of arrival. */
async function tellTiers(tx: Db, places: Mentioned["environments"]): Promise<void> {
  const told = places.filter(({ said }) => said).map(({ name, tier }) => ({ name, tier, suggested: tierOf(name) }));
  if (told.length === 0) return;
  await tx.$executeRaw`
    update "Environment" e set tier = said.tier
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as said(name text, tier "Tier", suggested "Tier")
    where e.name = said.name and not e.settled and e.tier <> said.tier
      and (e.tier = 'other' or e.tier = said.suggested or said.tier > e.tier)`;
}

/** Makes the teams of services that have none and may take one. */
async function makeTeams(tx: Db, services: Mentioned["services"], demo: boolean): Promise<void> {
  await tx.$executeRaw`
    insert into "Team" (name, demo)
    select distinct said.team, ${demo}::boolean from jsonb_to_recordset(${JSON.stringify(services)}::jsonb) as said(name text, team text)
    join "Service" s on s.name = said.name
    where said.team is not null and s."teamId" is null and not s.settled order by said.team
    on conflict (name) do nothing`;
}
