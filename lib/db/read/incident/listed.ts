import type { Reach } from "@/lib/domain/access";
import type { IncidentStatus } from "@/lib/domain/incident";
import { Prisma } from "../../generated/client";
import { prisma } from "../../prisma";

/** What a list of incidents is narrowed to; null asks for nothing. */
export type ListedIncidentQuery = {
  /** Incidents that hurt somebody in it: opened before its end, and not over before its start. */
  readonly from: Date;
  readonly to: Date;
  /** `aside`: said to be none, or merged into another; all others are in none of the other lists. */
  readonly state: "open" | "resolved" | "aside" | null;
  readonly cause: "known" | "undecided" | "none" | null;
  readonly service: string | null;
  readonly environment: string | null;
  /** Part of id or title. */
  readonly search: string | null;
  readonly reach: Reach;
};

/** Where one stands in the list. */
export type ListedPosition = { readonly over: boolean; readonly at: Date; readonly id: string };

export type ListedIncident = {
  readonly id: string;
  readonly title: string;
  readonly status: IncidentStatus;
  readonly severity: string | null;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly services: readonly string[];
  readonly environment: string | null;
  readonly mergedInto: string | null;
  readonly dismissed: boolean;
  readonly source: string;
  readonly over: boolean;
  /** A person said that no release caused it. */
  readonly nobody: boolean;
  /** Who names the release that is held to have caused it, the most certain one; null while nobody does. */
  readonly causeBy: "declared" | "confirmed" | "automatic" | null;
  readonly causeConfidence: number | null;
  readonly causeId: string | null;
  readonly causeRelease: string | null;
  readonly causeService: string | null;
  readonly causeVersion: string | null;
  /** The flag that a person says caused it. */
  readonly causeFlag: string | null;
  /** The first of the ranking: a suggestion. It may lie beyond the reach; null before there is a ranking. */
  readonly suspectKind: string | null;
  readonly suspectTitle: string | null;
  readonly suspectService: string | null;
  readonly suspectEnvironment: string | null;
  readonly posterior: number | null;
};

const OVER = Prisma.sql`(i."resolvedAt" is not null)`;

/** The newest word on "no release" is a confirmation. */
const NOBODY = Prisma.sql`coalesce((select n.kind = 'confirmed' from "IncidentDecision" n where n."incidentId" = i.id and n.candidate = 'none'
  order by n."decidedAt" desc, n.id desc limit 1), false)`;

/** A flag that was confirmed as the cause and not taken back since. */
const FLAG = Prisma.sql`(select f.flag from "IncidentDecision" d join "FlagChange" f on 'flag:' || f.id = d.candidate
  where d."incidentId" = i.id and d.kind = 'confirmed' and not exists (
    select from "IncidentDecision" l where l."incidentId" = i.id and l.candidate = d.candidate and (l."decidedAt", l.id) > (d."decidedAt", d.id))
  order by d."decidedAt" desc limit 1)`;

const ATTRIBUTED = Prisma.sql`exists (select from "Attribution" x where x."incidentId" = i.id)`;

const STATES = {
  open: Prisma.sql`not ${OVER}`,
  resolved: OVER,
} as const;

const CAUSES = {
  known: Prisma.sql`(${ATTRIBUTED} or ${FLAG} is not null)`,
  undecided: Prisma.sql`not ${ATTRIBUTED} and ${FLAG} is null and not ${NOBODY}`,
  none: Prisma.sql`not ${ATTRIBUTED} and ${NOBODY}`,
} as const;

const aside = Prisma.sql`(i."mergedInto" is not null or i.dismissed)`;

function where(query: ListedIncidentQuery): Prisma.Sql {
  const { state, cause, service, environment, search, reach } = query;
  const conditions = [
    Prisma.sql`i."openedAt" < ${query.to}`,
    Prisma.sql`(i."resolvedAt" is null or i."resolvedAt" >= ${query.from})`,
    state === "aside" ? aside : Prisma.sql`not ${aside}`,
    ...(state === null || state === "aside" ? [] : [STATES[state]]),
    ...(cause === null ? [] : [CAUSES[cause]]),
    ...(service === null ? [] : [Prisma.sql`${service} = any(i.services)`]),
    ...(environment === null ? [] : [Prisma.sql`i.environment = ${environment}`]),
    ...(search === null ? [] : [Prisma.sql`strpos(lower(i.id || ' ' || i.title), lower(${search})) > 0`]),
    ...(reach.services.length === 0 ? [] : [Prisma.sql`i.services && ${[...reach.services]}::text[]`]),
    ...(reach.environments.length === 0 ? [] : [Prisma.sql`i.environment = any(${[...reach.environments]}::text[])`]),
  ];
  return Prisma.join(conditions, " and ");
}

/** The deployments that a reach takes in, by the columns of `d`. */
const within = ({ services, environments }: Reach): Prisma.Sql => Prisma.sql`
  ${services.length === 0 ? Prisma.sql`true` : Prisma.sql`d.service = any(${[...services]}::text[])`}
  and ${environments.length === 0 ? Prisma.sql`true` : Prisma.sql`d.environment = any(${[...environments]}::text[])`}`;

/** Incidents, those that still hurt first, then the newest first, from after a position on. */
export function listedIncidents(query: ListedIncidentQuery, after: ListedPosition | null, limit: number): Promise<ListedIncident[]> {
  const further =
    after === null
      ? Prisma.sql`true`
      : Prisma.sql`(${OVER} > ${after.over} or (${OVER} = ${after.over} and (i."openedAt", i.id) < (${after.at}, ${after.id})))`;
  return prisma().$queryRaw<ListedIncident[]>`
    select i.id, i.title, i.status::text as status, i.severity, i."openedAt", i."resolvedAt", i.services, i.environment, i."mergedInto",
           i.dismissed, i.source, ${OVER} as over, ${NOBODY} as nobody,
           c.source::text as "causeBy", c.confidence as "causeConfidence", c.id::text as "causeId", c."releaseId" as "causeRelease",
           c.service as "causeService", c.version as "causeVersion",
           ${FLAG} as "causeFlag", p.posterior,
           p.body #>> '{suspects,0,candidate,kind}' as "suspectKind", p.body #>> '{suspects,0,candidate,title}' as "suspectTitle",
           p.body #>> '{suspects,0,candidate,service}' as "suspectService",
           p.body #>> '{suspects,0,candidate,environment}' as "suspectEnvironment"
      from "Incident" i
      left join lateral (
        select a.source, a.confidence, d.id, d."releaseId", d.service, d.version
          from "Attribution" a join "Deployment" d on d.id = a."deploymentId"
         where a."incidentId" = i.id and ${within(query.reach)}
         order by (a.source = 'confirmed') desc, (a.source = 'declared') desc, a.confidence desc, d.id limit 1) c on true
      left join "Suspicion" p on p."incidentId" = i.id
     where ${where(query)} and ${further}
     order by ${OVER}, i."openedAt" desc, i.id desc
     limit ${limit}`;
}

export type IncidentCounts = { readonly matching: number; readonly open: number; readonly undecided: number };

/** How many match, and how many of them still hurt or have no cause yet. */
export async function countListedIncidents(query: ListedIncidentQuery): Promise<IncidentCounts> {
  const rows = await prisma().$queryRaw<IncidentCounts[]>`
    select count(*)::int as matching, (count(*) filter (where not ${OVER}))::int as open,
           (count(*) filter (where ${CAUSES.undecided}))::int as undecided
      from "Incident" i where ${where(query)}`;
  return rows[0] ?? { matching: 0, open: 0, undecided: 0 };
}
