import { pool } from "@/lib/db/pool";
import type { Selection } from "@/lib/domain/delivery-row";
import type { Quartiles } from "@/lib/metrics/delivery/period-facts";
import type { LoadedFacts } from "@/lib/views/delivery/period-facts";

const seconds = (from: string, to: string): string =>
  `CASE WHEN ${to} >= ${from} THEN floor(extract(epoch FROM ${to} - ${from}))::float8 END`;
const quantiles = (value: string, shares: string): string => `(percentile_cont(ARRAY[${shares}]) WITHIN GROUP (ORDER BY ${value}))`;

const STAGES = {
  coding: seconds("first", "opened"),
  pickup: seconds("ready", "reviewed"),
  review: seconds("reviewed", "approved"),
  merge: seconds("approved", "merged"),
  deploy: seconds("merged", "at"),
} as const;

/** The figures of a period by plain SQL over the rows: what there would be without stored days. For the data of this bench. */
const SQL = `
WITH part AS MATERIALIZED (
  SELECT d.id, d.service, d.environment, coalesce(d."reachedAt", d."attemptedAt") AS at, d."reachedAt" IS NOT NULL AS reached, d."isRollback", d."endedBy"
  FROM "Deployment" d JOIN "Service" s ON s.name = d.service LEFT JOIN "Team" t ON t.id = s."teamId"
  WHERE d.environment IN (SELECT name FROM "Environment" WHERE tier = 'production')
    AND ($3::text IS NULL OR d.service = $3) AND ($4::text IS NULL OR t.name = $4)
    AND (d."reachedAt" >= $1 AND d."reachedAt" < $2 OR d."attemptedAt" >= $1 AND d."attemptedAt" < $2 AND d.status = 'failed')
), judged AS MATERIALIZED (
  SELECT p.*, p.reached AND (p."endedBy" = 'rollback'
      OR EXISTS (SELECT FROM "Attribution" a WHERE a."deploymentId" = p.id AND (a.source <> 'automatic' OR a.confidence >= 0.8))
      OR EXISTS (SELECT FROM "Verdict" v WHERE v."deploymentId" = p.id AND v.state = 'regressed')) IS TRUE AS hurt
  FROM part p
), carried AS MATERIALIZED (
  SELECT c.bot, p.at, c."firstCommitAt" AS first, c."openedAt" AS opened, c."readyAt" AS ready, c."firstReviewAt" AS reviewed,
    c."approvedAt" AS approved, c."mergedAt" AS merged
  FROM part p JOIN "DeploymentChange" l ON l."deploymentId" = p.id JOIN "Change" c ON c.id = l."changeId"
  WHERE p.reached AND NOT p."isRollback" AND NOT c.bot AND NOT EXISTS (
    SELECT FROM "DeploymentChange" l2 JOIN "Deployment" d2 ON d2.id = l2."deploymentId"
      JOIN "Service" s2 ON s2.name = d2.service LEFT JOIN "Team" t2 ON t2.id = s2."teamId"
    WHERE l2."changeId" = c.id AND d2."reachedAt" IS NOT NULL AND NOT d2."isRollback" AND d2.environment = 'production'
      AND ($3::text IS NULL OR d2.service = $3) AND ($4::text IS NULL OR t2.name = $4) AND (d2."reachedAt", d2.id) < (p.at, p.id))
)
SELECT (SELECT count(*) FROM judged WHERE reached)::int AS reached, (SELECT count(*) FROM judged WHERE NOT reached)::int AS failed,
  (SELECT count(*) FROM judged WHERE hurt)::int AS hurt, (SELECT count(*) FROM judged WHERE reached AND "isRollback")::int AS rework,
  (SELECT count(*) FROM judged WHERE reached AND NOT hurt AND at >= $5::timestamptz)::int AS watching,
  (SELECT ${quantiles(seconds("first", "at"), "0.25, 0.5, 0.75, 0.9")} FROM carried) AS lead,
  (SELECT count(*) FROM carried)::int AS changes,
  ${Object.entries(STAGES)
    .map(([stage, value]) => `(SELECT ${quantiles(value, "0.25, 0.5, 0.75")} FROM carried) AS ${stage}`)
    .join(",\n  ")}`;

type Row = Readonly<Record<"reached" | "failed" | "hurt" | "rework" | "watching" | "changes", number>> &
  Readonly<Record<"lead" | keyof typeof STAGES, readonly number[] | null>>;

/** Asks the rows. Milliseconds that it took, and what they gave. */
export async function askRows(selection: Selection, from: Date, to: Date, now: Date): Promise<{ readonly ms: number; readonly row: Row }> {
  const startedAt = performance.now();
  const watched = new Date(now.getTime() - 24 * 3_600_000 + 1_000);
  const client = await pool().connect();
  try {
    await client.query("SET statement_timeout = 0");
    const asked = { text: SQL, values: [from, to, selection.service, selection.team, watched], query_timeout: 600_000 };
    const { rows } = await client.query<Row>(asked);
    const [row] = rows;
    if (row === undefined) throw new Error("The rows gave no answer.");
    return { ms: performance.now() - startedAt, row };
  } finally {
    await client.query("RESET statement_timeout");
    client.release();
  }
}

/** Throws unless what the loader says of a period is exactly what the rows gave. */
export function assertEqual(row: Row, { now }: LoadedFacts, what: string): void {
  const of = ({ p25, p50, p75 }: Quartiles, ...more: (number | null)[]) => (p50 === null ? null : [p25, p50, p75, ...more]);
  const { reached, failed, hurt, rework } = now.counts;
  const stages = Object.fromEntries(Object.entries(now.stages).map(([stage, distribution]) => [stage, of(distribution)]));
  const loaded = {
    reached,
    failed,
    hurt,
    rework,
    watching: now.watching,
    lead: of(now.lead, now.lead.p90),
    changes: now.lead.n,
    ...stages,
  };
  for (const [name, value] of Object.entries(loaded)) {
    const [said, given] = [JSON.stringify(value), JSON.stringify(row[name as keyof Row] ?? null)];
    if (said !== given) throw new Error(`${what}: ${name} is ${said}, and the rows give ${given}.`);
  }
}
