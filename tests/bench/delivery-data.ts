import { inSqlTransaction } from "@/lib/db/sql-transaction";

export const NOW = new Date(Date.UTC(2026, 10, 20, 12));
export const [SERVICES, TEAMS, DAYS] = [150, 20, 730] as const;
/** The size at which users of other tools report pages that cannot be used. */
export const REFERENCE = { deployments: 177_450, incidents: 3_193, changes: 234_000 } as const;

/** Rows of one statement. */
const CHUNK = 50_000;
const START = `timestamptz '${new Date(NOW.getTime() - DAYS * 86_400_000).toISOString()}'`;

/** Whole numbers below a bound that look drawn, the same for the same row. */
const drawn = (seed: string, bound: number): string => `(abs(hashtextextended(${seed}, 7)) % ${bound})`;

/** Tables in the order in which they are filled: how many rows, and the statement for those from $1 to $2. */
function fills(deployments: number): readonly { readonly table: string; readonly rows: number; readonly sql: string }[] {
  const scale = deployments / REFERENCE.deployments;
  const [changes, incidents] = [Math.round(REFERENCE.changes * scale), Math.round(REFERENCE.incidents * scale)];
  const at = (i: string): string =>
    `${START} + floor(${i}::float8 / ${deployments} * ${DAYS} * 86400) * interval '1 second' + ${i} % 997 * interval '1 ms'`;
  const id = (i: string): string => `md5('deployment ' || ${i})::uuid`;
  const failed = (i: string): string => `${i} % 40 = 3`;
  const carrier = `floor(j::float8 * ${deployments} / ${changes})::int`;
  // Between a minute and some forty days, most of them near a day.
  const lead = `(exp(4 + ${drawn("'a' || j", 5_500)} / 1000.0 + ${drawn("'b' || j", 5_500)} / 1000.0) * interval '1 second')`;
  const rows = "generate_series($1::int, $2::int)";
  return [
    { table: "Release", rows: deployments, sql: `INSERT INTO "Release" (id, name) SELECT 'r' || i, 'r' || i FROM ${rows} i` },
    {
      table: "Deployment",
      rows: deployments,
      sql: `INSERT INTO "Deployment" (id, "entityKey", service, environment, version, status, "startedAt", "finishedAt", "occurredAt", "reachedAt",
          "attemptedAt", "isRollback", "endedBy", "endedAt", "carriedBy", "releaseId")
        SELECT ${id("i")}, 'd' || i, 'service-' || i % ${SERVICES}, 'production', '1.' || i,
          (CASE WHEN ${failed("i")} THEN 'failed' ELSE 'succeeded' END)::"DeploymentStatus", at - interval '4 minutes', at, at,
          CASE WHEN NOT ${failed("i")} THEN at END, CASE WHEN ${failed("i")} THEN at END, i % 200 = 157 AND i >= ${SERVICES},
          CASE WHEN i % 200 = 7 AND i + ${SERVICES} < ${deployments} THEN 'rollback' END,
          CASE WHEN i % 200 = 7 AND i + ${SERVICES} < ${deployments} THEN at + interval '1 hour' END, 'sender', 'r' || i
        FROM ${rows} i CROSS JOIN LATERAL (SELECT ${at("i")} AS at) placed`,
    },
    {
      table: "staging",
      rows: Math.round(deployments / 10),
      sql: `INSERT INTO "Deployment" (id, "entityKey", service, environment, version, status, "finishedAt", "occurredAt", "reachedAt", "releaseId")
        SELECT md5('staging ' || i)::uuid, 's' || i, 'service-' || i % ${SERVICES}, 'staging', '1.' || i, 'succeeded', at, at, at, 'r' || i
        FROM ${rows} i CROSS JOIN LATERAL (SELECT ${at("i * 10")} AS at) placed`,
    },
    {
      table: "Change",
      rows: changes,
      sql: `INSERT INTO "Change" (id, repository, number, title, author, bot, "firstCommitAt", "openedAt", "readyAt", "firstReviewAt", "approvedAt", "mergedAt")
        SELECT 'https://forge.example/shop#' || j, 'https://forge.example/shop', j, 'Change ' || j, 'kim', j % 10 = 0, at - lead, at - lead * 0.7,
          at - lead * 0.65, CASE WHEN j % 7 > 0 THEN at - lead * 0.5 END, CASE WHEN j % 7 > 0 THEN at - lead * 0.3 END, at - lead * 0.2
        FROM ${rows} j CROSS JOIN LATERAL (SELECT ${at(carrier)} AS at, ${lead} AS lead) placed`,
    },
    {
      table: "DeploymentChange",
      rows: changes,
      // One in twenty is deployed once more.
      sql: `INSERT INTO "DeploymentChange" ("deploymentId", "changeId")
        SELECT ${id("carried")}, 'https://forge.example/shop#' || j
        FROM ${rows} j CROSS JOIN LATERAL (SELECT ${carrier} AS carried UNION ALL SELECT ${carrier} + ${SERVICES} WHERE j % 20 = 0) by
        WHERE carried < ${deployments}`,
    },
    {
      table: "Incident",
      rows: incidents,
      sql: `INSERT INTO "Incident" (id, title, status, "openedAt", "resolvedAt", services)
        SELECT 'i' || k, 'Slow', 'resolved', at + interval '10 minutes',
          CASE WHEN k % 50 > 0 THEN at + interval '10 minutes' + ${drawn("'i' || k", 200_000)} * interval '1 second' END, '{}'
        FROM ${rows} k CROSS JOIN LATERAL (SELECT ${at(`floor(k::float8 * ${deployments} / ${incidents})::int`)} AS at) placed`,
    },
    {
      table: "Attribution",
      rows: incidents,
      sql: `INSERT INTO "Attribution" ("incidentId", "deploymentId", source, confidence)
        SELECT 'i' || k, ${id(`floor(k::float8 * ${deployments} / ${incidents})::int`)}, 'declared', 1 FROM ${rows} k`,
    },
    {
      table: "Verdict",
      rows: deployments,
      sql: `INSERT INTO "Verdict" ("deploymentId", horizon, state, at, "dueAt", body, method)
        SELECT ${id("i")}, '24h', CASE WHEN i % 300 = 11 THEN 'regressed' ELSE 'healthy' END, at + interval '1 day', at + interval '1 day', '{}', 'bench'
        FROM ${rows} i CROSS JOIN LATERAL (SELECT ${at("i")} AS at) placed WHERE i % 5 = 0 OR i % 300 = 11`,
    },
  ];
}

/** Fills an empty database with two years of an organisation, as rows of its tables; tells how long each table took. */
export async function fillDelivery(deployments: number, tell: (what: string, rows: number, seconds: number) => void): Promise<void> {
  await inTables(
    `INSERT INTO "Workspace" (id, timezone) VALUES (1, 'Europe/Berlin')`,
    `INSERT INTO "Team" (name) SELECT 'team-' || i FROM generate_series(0, ${TEAMS - 1}) i`,
    `INSERT INTO "Environment" (name, tier) VALUES ('production', 'production'), ('staging', 'staging')`,
    `INSERT INTO "Service" (name, "teamId") SELECT 'service-' || i, (SELECT id FROM "Team" WHERE name = 'team-' || i % ${TEAMS})
       FROM generate_series(0, ${SERVICES - 1}) i`,
    `INSERT INTO "Event" ("eventKey", "entityType", "entityKey", type, rank, "occurredAt", "occurredAtSource", payload)
       VALUES ('first', 'deployment', 'first', 'first', 0, ${START}, 'payload', '{}')`,
  );
  for (const { table, rows, sql } of fills(deployments)) {
    const startedAt = performance.now();
    for (let from = 0; from < rows; from += CHUNK)
      await inSqlTransaction(async (client) => {
        await client.query("SET LOCAL statement_timeout = 0");
        await client.query(sql, [from, Math.min(rows, from + CHUNK) - 1]);
      });
    tell(table, rows, (performance.now() - startedAt) / 1_000);
  }
}

const inTables = (...statements: readonly string[]): Promise<void> =>
  inSqlTransaction(async (client) => {
    for (const sql of statements) await client.query(sql);
  });
