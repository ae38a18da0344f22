import type { DeliveryRow, Selection } from "@/lib/domain/delivery-row";
import type { Snapshot } from "../snapshot";
import { epochMs } from "./epoch";
import { inOrderOfIndexes } from "./index-order";
import type { Places } from "./places";

type Joined = "reached" | "team" | "incidents" | "repairs" | "verdicts" | "repairedBy" | "changes";

/** What a deployment says of itself, and of the ones before and after it. */
export type BaseRow = Omit<DeliveryRow, Joined> & { readonly reachedAt: number | null; readonly externalId: string | null };

const CHUNK = 2_000;

/**
 * The one before counts by order alone. `endedAt` of one that was taken back is when the rollback began, so its finish is looked up.
 */
const COLUMNS = `d.id::text, d.service, d.environment, d.version, d."releaseId", d."externalId", ${epochMs(`d."reachedAt"`)} as "reachedAt",
  ${epochMs(`coalesce(d."reachedAt", d."attemptedAt")`)} as at, ${epochMs(`d."startedAt"`)} as "startedAt", d."isRollback", d.emergency,
  d.recorded, ${epochMs(`d."endedAt"`)} as "endedAt", d."endedBy",
  ${epochMs(`case when d."endedBy" = 'rollback' then least(case when d.status = 'rolled_back' then d."occurredAt" end, next.back) end`)} as "rolledBackAt",
  ${epochMs(`before."reachedAt"`)} as "previousAt", d."carriedBy", d."carriedReason", d.labels`;

const NEIGHBOURS = `
  left join lateral (
    select b."reachedAt" from "Deployment" b where b.service = d.service and b.environment = d.environment
      and (b."reachedAt", b.id) < (d."reachedAt", d.id) order by b."reachedAt" desc, b.id desc limit 1) before on true
  left join lateral (
    select case when n."isRollback" then n."reachedAt" end as back from "Deployment" n where d."endedBy" = 'rollback'
      and n.service = d.service and n.environment = d.environment
      and (n."reachedAt", n.id) > (d."reachedAt", d.id) order by n."reachedAt", n.id limit 1) next on true`;

/** Each stretch is looked up for itself (`offset 0` keeps it so): there may be many, each of one instant. */
const SPANS = `unnest($2::timestamptz[], $3::timestamptz[]) as span(since, until)`;

/** The deployments of a selection in some stretches of time, in chunks. Needs a transaction. */
export async function* deploymentsIn(
  client: Snapshot,
  spans: readonly { readonly from: Date; readonly to: Date }[],
  selection: Selection,
  { production, teams }: Places,
): AsyncGenerator<BaseRow[]> {
  const environments = production.filter((name) => selection.environment === null || name === selection.environment);
  const services = servicesOf(selection, teams);
  if (environments.length === 0 || services?.length === 0) return;
  const within = `d.environment = any($1::text[]) ${services === null ? "" : "and d.service = any($4::text[])"}`;
  await inOrderOfIndexes(client, () =>
    client.query(
      `declare delivery_rows no scroll cursor for
     select ${COLUMNS} from ${SPANS} cross join lateral (
       select d.* from "Deployment" d where ${within} and d."reachedAt" >= since and d."reachedAt" < until offset 0) d ${NEIGHBOURS}
     union all
     select ${COLUMNS} from ${SPANS} cross join lateral (
       select d.* from "Deployment" d where ${within} and d."attemptedAt" >= since and d."attemptedAt" < until and d.status = 'failed'
         and d."reachedAt" is null offset 0) d ${NEIGHBOURS}`,
      [environments, spans.map(({ from }) => from), spans.map(({ to }) => to), ...(services === null ? [] : [services])],
    ),
  );
  try {
    for (let read = CHUNK; read === CHUNK; ) {
      const { rows } = await client.query<BaseRow>(`fetch ${CHUNK} from delivery_rows`);
      read = rows.length;
      if (read > 0) yield rows;
    }
  } finally {
    await client.query(`close delivery_rows`).catch(() => undefined);
  }
}

/** The services that a selection takes in; null for all of them. */
function servicesOf({ service, team }: Selection, teams: Places["teams"]): string[] | null {
  if (service === null && team === null) return null;
  if (service !== null) return team === null || teams.get(service) === team ? [service] : [];
  return [...teams].flatMap(([name, of]) => (of === team ? [name] : []));
}
