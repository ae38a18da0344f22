import type { Reach } from "@/lib/domain/access";
import { Prisma } from "../../generated/client";
import { prisma } from "../../prisma";

/** Records that the API lists, by the name they have in its addresses. */
export const RECORD_LISTS = {
  "change-requests": { table: "ChangeRequest", service: "services" },
  approvals: { table: "Approval", service: "service" },
  flags: { table: "FlagChange", service: "service" },
  alerts: { table: "Alert", service: "service" },
  pipelines: { table: "PipelineRun", service: "service" },
  artifacts: { table: "Artifact", service: "service" },
  tickets: { table: "Ticket", service: null },
  commits: { table: "Commit", service: null },
  "published-releases": { table: "PublishedRelease", service: null },
} as const satisfies Record<string, { table: string; service: "service" | "services" | null }>;
export type RecordList = keyof typeof RECORD_LISTS;

/** A row as its projection holds it: texts, lists, and Dates. */
export type RecordRow = { readonly id: string } & Readonly<Record<string, unknown>>;

export type RecordFilter = { readonly service?: string | undefined; readonly id?: string | undefined };

/**
 * Records in order of id, from after one on. What names no service belongs to no restricted reader; what names some belongs to those who
 * reach all of them.
 */
export async function listRecords(
  list: RecordList,
  { service, id }: RecordFilter,
  reach: Reach,
  after: string | null,
  limit: number,
): Promise<RecordRow[]> {
  const { table, service: column } = RECORD_LISTS[list];
  const rows = await prisma().$queryRaw<(RecordRow & { demo: unknown; updatedAt: unknown })[]>`
    select * from ${Prisma.raw(`"${table}"`)} r
    where ${id === undefined ? Prisma.sql`(${after}::text is null or id > ${after})` : Prisma.sql`id = ${id}`}
    ${and(service === undefined ? null : namesAny(column, [service]))}
    ${and(withinServices(column, reach.services))}
    ${and(withinEnvironments(column, reach.environments))}
    order by id limit ${limit}`;
  return rows.map(({ demo: _demo, updatedAt: _updatedAt, ...row }) => row);
}

type Column = (typeof RECORD_LISTS)[RecordList]["service"];

const NONE = Prisma.sql`false`;

const and = (condition: Prisma.Sql | null): Prisma.Sql => (condition === null ? Prisma.empty : Prisma.sql`and ${condition}`);

function namesAny(column: Column, services: readonly string[]): Prisma.Sql {
  if (column === null) return NONE;
  return column === "service" ? Prisma.sql`service = any(${services}::text[])` : Prisma.sql`services && ${services}::text[]`;
}

function withinServices(column: Column, services: readonly string[]): Prisma.Sql | null {
  if (services.length === 0) return null;
  if (column !== "services") return namesAny(column, services);
  return Prisma.sql`cardinality(services) > 0 and services <@ ${services}::text[]`;
}

function withinEnvironments(column: Column, environments: readonly string[]): Prisma.Sql | null {
  if (environments.length === 0) return null;
  // Only what has a service has an environment; an artifact is built for all of them.
  return column === null ? NONE : Prisma.sql`to_jsonb(r) ->> 'environment' = any(${environments}::text[])`;
}
