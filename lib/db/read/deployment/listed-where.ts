import type { Reach } from "@/lib/domain/access";
import { Prisma } from "../../generated/client";
import { verdictWhere } from "./listed-verdict";

/** What a list of deployments is narrowed to; null asks for nothing. */
export type ListedFilter = {
  readonly team: string | null;
  readonly service: string | null;
  readonly reach: Reach;
  /** `failed`, `unclear`, `open`, or a state: the one word for a deployment. */
  readonly verdict: string | null;
  readonly rolledBack: boolean;
  readonly show: "unrecorded" | "rollback" | "emergency" | null;
  readonly authors: "people" | "bots" | null;
  /** Part of service, version or title. */
  readonly search: string | null;
  /** Only these; null for any. */
  readonly ids: readonly string[] | null;
};

/** The conditions on a deployment `d`, without its period and environment. */
export function listedWhere(filter: ListedFilter): Prisma.Sql {
  const { team, service, reach, verdict, search, ids } = filter;
  const conditions = [
    ...(service === null ? [] : [Prisma.sql`d.service = ${service}`]),
    ...(team === null
      ? []
      : [Prisma.sql`d.service in (select s.name from "Service" s join "Team" t on t.id = s."teamId" where t.name = ${team})`]),
    ...(reach.services.length === 0 ? [] : [Prisma.sql`d.service = any(${[...reach.services]}::text[])`]),
    ...(verdict === null ? [] : [verdictWhere(verdict)]),
    ...(filter.rolledBack ? [Prisma.sql`d."endedBy" = 'rollback'`] : []),
    ...(filter.show === null ? [] : [SHOWN[filter.show]]),
    ...(filter.authors === null ? [] : [AUTHORS[filter.authors]]),
    ...(search === null
      ? []
      : [Prisma.sql`strpos(lower(d.service || ' ' || d.version || ' ' || coalesce(d.title, '')), lower(${search})) > 0`]),
    ...(ids === null ? [] : [Prisma.sql`d.id = any(${[...ids]}::uuid[])`]),
  ];
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " and ");
}

const SHOWN = {
  unrecorded: Prisma.sql`not d.recorded`,
  rollback: Prisma.sql`d."isRollback"`,
  emergency: Prisma.sql`d.emergency`,
} as const;

/** Something of all the changes that a deployment carries; false where it carries none. */
const ofChanges = (what: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`coalesce((select ${what} from "DeploymentChange" l join "Change" c on c.id = l."changeId" where l."deploymentId" = d.id), false)`;

const AUTHORS = {
  people: ofChanges(Prisma.sql`bool_or(not c.bot)`),
  bots: ofChanges(Prisma.sql`bool_and(c.bot)`),
} as const;
