import { Prisma } from "../../generated/client";

/** The states of a deployment `d` in the order of their horizons; null where there are none. */
const STATES = Prisma.sql`(select array_agg(v.state order by array_position(array['5m', '1h', '24h', '7d'], v.horizon))
  from "Verdict" v where v."deploymentId" = d.id)`;

/** The last of some states that is none of others. */
const last = (states: Prisma.Sql, except: readonly string[]): Prisma.Sql =>
  Prisma.sql`(select u.state from unnest(${states}) with ordinality u(state, place) where u.state <> all(${[...except]}::text[])
    order by u.place desc limit 1)`;

const FAILED = Prisma.sql`(coalesce(d."endedBy", '') = 'rollback'
  or exists (select from "Verdict" r where r."deploymentId" = d.id and r.state = 'regressed'))`;
const JUDGED = Prisma.sql`exists (select from "Verdict" j where j."deploymentId" = d.id
  and j.state in ('healthy', 'improved', 'suspect', 'regressed', 'environment'))`;
/** It runs, and the last horizon that was reached has not ended. */
const WATCHED = Prisma.sql`(d."endedAt" is null and coalesce(${last(STATES, ["superseded", "rolled-back"])}, 'pending') in ('pending', 'watching'))`;

/** The one word for a deployment, by the rule of lib/health/overall; without verdicts it waits for traffic. */
const OVERALL = Prisma.sql`(select case
    when o.states is null then 'pending'
    when 'regressed' = any(o.states) then 'regressed'
    when 'rolled-back' = any(o.states) then 'rolled-back'
    else coalesce(${last(Prisma.sql`o.states`, ["pending", "watching", "superseded"])},
      case when 'superseded' = any(o.states) then 'superseded' when 'watching' = any(o.states) then 'watching' else o.states[1] end)
  end from (select ${STATES} as states) o)`;

/**
 * The condition that a deployment `d` belongs to a group of verdicts, or that its one word is a state: what `matches` of
 * lib/views/releases says of a single row. A state is looked for by its index first.
 */
export function verdictWhere(verdict: string): Prisma.Sql {
  if (verdict === "failed") return FAILED;
  if (verdict === "open") return Prisma.sql`not ${FAILED} and ${WATCHED}`;
  // What was judged includes what was judged failed; asked for first, it spares most rows the rest.
  if (verdict === "unclear")
    return Prisma.sql`coalesce(d."endedBy", '') <> 'rollback' and case when ${JUDGED} then false else not ${WATCHED} end`;
  if (verdict === "pending") return Prisma.sql`${OVERALL} = 'pending'`;
  return Prisma.sql`exists (select from "Verdict" w where w."deploymentId" = d.id and w.state = ${verdict}) and ${OVERALL} = ${verdict}`;
}
