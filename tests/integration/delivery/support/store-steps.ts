import fc from "fast-check";
import { pool } from "@/lib/db/pool";

/** Something that changes base rows, as SQL: whoever writes them, the days that they concern must be known. */
export type Step = { readonly sql: string; readonly values: readonly unknown[] };

const SERVICES = ["basket", "checkout", "search"];
const ENVIRONMENTS = ["production", "production-eu", "staging"];
const REPOSITORY = "https://forge.example/shop";
const id = (kind: number, nth: number): string => `00000000-0000-4000-8000-${String(kind).padStart(4, "0")}${String(nth).padStart(8, "0")}`;
const deploymentId = (nth: number): string => id(1, nth);
const sha = (nth: number): string => String(nth).repeat(40);
const START = Date.UTC(2026, 2, 25, 1, 30);
const at = (slot: number): Date => new Date(START + slot * 13 * 3_600_000);

const deployments = fc.nat({ max: 9 });
const changes = fc.constantFrom("shop#1", "shop#2", "shop#3", "shop#4", sha(1));
const slots = fc.nat({ max: 18 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 2 });
const service = fc.constantFrom(...SERVICES);
const environment = fc.constantFrom(...ENVIRONMENTS);
const version = fc.constantFrom("1", "2", "3");
const words = fc.constantFrom("1", "2", "run-1", "other-2", deploymentId(3), "commit-1");

const step = (sql: string, values: readonly unknown[]): Step => ({ sql, values });

const deployed = fc
  .record({
    nth: deployments,
    service,
    environment,
    version,
    status: fc.constantFrom("succeeded", "succeeded", "succeeded", "failed", "rolled_back", "started"),
    slot: slots,
    isRollback: fc.boolean(),
    endedBy: maybe(fc.constantFrom("next", "rollback")),
    labels: fc.constantFrom({}, {}, { hotfix: "1" }, { fixes: "run-1, 2" }, { Hotfix_Of: "basket@1" }),
    emergency: fc.boolean(),
  })
  .map((one) => {
    const reached = one.status === "succeeded" || one.status === "rolled_back";
    return step(
      `insert into "Deployment" (id, "entityKey", "externalId", service, environment, version, status, "occurredAt", "reachedAt", "attemptedAt",
         "isRollback", "endedAt", "endedBy", "releaseId", labels, emergency, commit)
       values ($1, $2, $3, $4, $5, $6, $7::"DeploymentStatus", $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       on conflict (id) do update set service = excluded.service, environment = excluded.environment, version = excluded.version,
         status = excluded.status, "occurredAt" = excluded."occurredAt", "reachedAt" = excluded."reachedAt", "attemptedAt" = excluded."attemptedAt",
         "isRollback" = excluded."isRollback", "endedAt" = excluded."endedAt", "endedBy" = excluded."endedBy", labels = excluded.labels,
         "releaseId" = excluded."releaseId", emergency = excluded.emergency`,
      [
        ...[deploymentId(one.nth), `dep:${one.nth}`, `run-${one.nth}`, one.service, one.environment, one.version, one.status],
        ...[at(one.slot + 1), reached ? at(one.slot) : null, reached ? null : at(one.slot), one.isRollback],
        ...[
          one.endedBy === null ? null : at(one.slot + 3),
          one.endedBy,
          `basket@${one.version}`,
          one.labels,
          one.emergency,
          `commit-${one.nth}`,
        ],
      ],
    );
  });

const retitled = fc.record({
  change: changes,
  number: maybe(fc.nat({ max: 4 })),
  title: fc.constantFrom("Add tax", "Add tax (#2)", 'Revert "Add tax"', "revert: Add tax (#3)", null),
  branch: fc.constantFrom("tax", "revert-1-tax", "revert-2-x", "hotfix/tax", null),
  first: maybe(slots),
  opened: maybe(slots),
  merged: maybe(slots),
  commits: fc.subarray([sha(1), sha(2), sha(3)]),
  bot: fc.boolean(),
});
const described = retitled.map((one) =>
  step(
    `insert into "Change" (id, repository, number, title, "headBranch", "firstCommitAt", "openedAt", "mergedAt", commits, bot)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (id) do update set (number, title, "headBranch", "firstCommitAt", "openedAt", "mergedAt", commits, bot)
       = row(excluded.number, excluded.title, excluded."headBranch", excluded."firstCommitAt", excluded."openedAt", excluded."mergedAt",
             excluded.commits, excluded.bot)`,
    [
      ...[one.change, REPOSITORY, one.number, one.title, one.branch],
      ...[one.first, one.opened, one.merged].map((slot) => (slot === null ? null : at(slot - 20))),
      ...[one.commits, one.bot],
    ],
  ),
);

const linked = fc.tuple(deployments, changes).map(([nth, change]) =>
  step(
    `insert into "DeploymentChange" ("deploymentId", "changeId") select d.id, c.id from "Deployment" d, "Change" c
       where d.id = $1 and c.id = $2 on conflict do nothing`,
    [deploymentId(nth), change],
  ),
);
const unlinked = fc
  .tuple(deployments, changes)
  .map(([nth, change]) =>
    step(`delete from "DeploymentChange" where "deploymentId" = $1 and "changeId" = $2`, [deploymentId(nth), change]),
  );
/** As a sender's word on a known deployment is written: everything off, and on again. */
const relinked = deployments.map((nth) =>
  step(
    `with dropped as (delete from "DeploymentChange" where "deploymentId" = $1 returning *), more as (select min(id) as id from "Change")
     insert into "DeploymentChange" ("deploymentId", "changeId") select d.id, more.id from more join "Deployment" d on d.id = $1
     where more.id is not null and not exists (select from dropped where "changeId" = more.id)
       and not exists (select from "DeploymentChange" l where l."deploymentId" = d.id and l."changeId" = more.id)`,
    [deploymentId(nth)],
  ),
);
const gone = fc.oneof(
  deployments.map((nth) => step(`delete from "Deployment" where id = $1`, [deploymentId(nth)])),
  changes.map((change) => step(`delete from "Change" where id = $1`, [change])),
);

const committed = fc.tuple(fc.integer({ min: 1, max: 3 }), maybe(slots)).map(([nth, slot]) =>
  slot === null
    ? step(`delete from "Commit" where sha = $1`, [sha(nth)])
    : step(
        `insert into "Commit" (id, repository, sha, "authoredAt") values ($1, $2, $3, $4)
         on conflict (id) do update set "authoredAt" = excluded."authoredAt"`,
        [`${REPOSITORY}@${sha(nth)}`, REPOSITORY, sha(nth), at(slot - 20)],
      ),
);

const reported = fc
  .record({
    nth: fc.nat({ max: 2 }),
    opened: slots,
    resolved: maybe(slots),
    fixedBy: fc.uniqueArray(words, { maxLength: 2 }),
    services: fc.subarray(["basket", "search"]),
    dismissed: fc.constantFrom(false, false, true),
    merged: fc.constantFrom(null, null, "elsewhere"),
  })
  .map((one) =>
    step(
      `insert into "Incident" (id, title, status, "openedAt", "resolvedAt", services, "fixedBy", dismissed, "mergedInto")
       values ($1, 'Slow', 'open', $2, $3, $4, $5, $6, $7)
       on conflict (id) do update set "openedAt" = excluded."openedAt", "resolvedAt" = excluded."resolvedAt", services = excluded.services,
         "fixedBy" = excluded."fixedBy", dismissed = excluded.dismissed, "mergedInto" = excluded."mergedInto"`,
      [
        `incident-${one.nth}`,
        at(one.opened),
        one.resolved === null ? null : at(one.resolved),
        one.services,
        one.fixedBy,
        one.dismissed,
        one.merged,
      ],
    ),
  );
const attributed = fc
  .record({
    nth: fc.nat({ max: 2 }),
    deployment: deployments,
    source: fc.constantFrom("declared", "automatic"),
    confidence: fc.constantFrom(0.5, 0.85),
  })
  .map((one) =>
    step(
      `insert into "Attribution" ("incidentId", "deploymentId", source, confidence)
       select i.id, d.id, $3::"AttributionSource", $4 from "Incident" i, "Deployment" d where i.id = $1 and d.id = $2
       on conflict ("incidentId", "deploymentId") do update set source = excluded.source, confidence = excluded.confidence`,
      [`incident-${one.nth}`, deploymentId(one.deployment), one.source, one.confidence],
    ),
  );
const troubleGone = fc.oneof(
  fc.nat({ max: 2 }).map((nth) => step(`delete from "Incident" where id = $1`, [`incident-${nth}`])),
  deployments.map((nth) => step(`delete from "Attribution" where "deploymentId" = $1`, [deploymentId(nth)])),
  deployments.map((nth) => step(`delete from "Verdict" where "deploymentId" = $1 and horizon = '1h'`, [deploymentId(nth)])),
);

const judged = fc
  .record({
    nth: deployments,
    horizon: fc.constantFrom("5m", "1h", "24h"),
    state: fc.constantFrom("regressed", "regressed", "healthy", "watching"),
    slot: slots,
    onset: maybe(slots),
  })
  .map((one) =>
    step(
      `insert into "Verdict" ("deploymentId", horizon, state, at, "dueAt", body, method)
       select d.id, $2, $3, $4, $4, $5, '1' from "Deployment" d where d.id = $1
       on conflict ("deploymentId", horizon) do update set state = excluded.state, at = excluded.at, body = excluded.body`,
      [deploymentId(one.nth), one.horizon, one.state, at(one.slot), { onsetAt: one.onset === null ? null : at(one.onset) }],
    ),
  );

const decided = fc
  .record({
    nth: deployments,
    kind: fc.constantFrom("dismissed", "dismissed", "confirmed", "withdrawn"),
    state: fc.constantFrom("regressed", "regressed", "suspect"),
    slot: slots,
  })
  .map((one) =>
    step(
      `insert into "VerdictDecision" ("deploymentId", kind, state, reason, "decidedBy", "decidedAt")
       select d.id, $2, $3, 'A load test.', 'test', $4 from "Deployment" d where d.id = $1`,
      [deploymentId(one.nth), one.kind, one.state, at(one.slot)],
    ),
  );
const undecided = deployments.map((nth) => step(`delete from "VerdictDecision" where "deploymentId" = $1`, [deploymentId(nth)]));

const recorded = fc.tuple(fc.integer({ min: 1, max: 3 }), maybe(deployments)).map(([nth, deployment]) =>
  step(
    `insert into "DeploymentRecord" ("entityKey", id, source, connection, "externalId", service, environment, version, status, "occurredAt",
       "windowFrom", "windowUntil", "deploymentId")
     values ($1, $2, 'api', '', $1, 'basket', 'production', '1', 'succeeded', now(), now(), now(), (select id from "Deployment" where id = $3))
     on conflict ("entityKey") do update set "deploymentId" = excluded."deploymentId"`,
    [`other-${nth}`, id(2, nth), deployment === null ? null : deploymentId(deployment)],
  ),
);

const settled = fc.oneof(
  fc
    .tuple(service, maybe(fc.constantFrom("blue", "green")))
    .map(([name, team]) => step(`update "Service" set "teamId" = (select id from "Team" where name = $2) where name = $1`, [name, team])),
  fc
    .tuple(fc.constantFrom("production-eu", "staging"), fc.constantFrom("production", "staging"))
    .map(([name, tier]) => step(`update "Environment" set tier = $2::"Tier" where name = $1`, [name, tier])),
  fc.constantFrom("blue", "green").map((name) => step(`update "Team" set name = $1 where name = $2`, [`${name}er`, name])),
  fc.constantFrom("blue", "green").map((name) => step(`delete from "Team" where name = $1`, [name])),
  fc.constantFrom("Europe/Berlin", "Pacific/Apia").map((zone) => step(`update "Workspace" set timezone = $1`, [zone])),
  fc.constantFrom(0.4, 0.8).map((confidence) => step(`update "Workspace" set confidence = $1`, [confidence])),
);

/** What needs no other rows comes as often as what does. */
export const steps = fc.oneof(
  { weight: 8, arbitrary: deployed },
  { weight: 5, arbitrary: described },
  { weight: 6, arbitrary: linked },
  { weight: 2, arbitrary: unlinked },
  { weight: 1, arbitrary: relinked },
  { weight: 2, arbitrary: gone },
  { weight: 2, arbitrary: committed },
  { weight: 2, arbitrary: reported },
  { weight: 2, arbitrary: attributed },
  { weight: 1, arbitrary: troubleGone },
  { weight: 3, arbitrary: judged },
  { weight: 2, arbitrary: decided },
  { weight: 1, arbitrary: undecided },
  { weight: 1, arbitrary: recorded },
  { weight: 2, arbitrary: settled },
);

/** A history to begin with: the steps would take long to get to anything that hangs together. */
export const openings = fc
  .tuple(
    fc.array(deployed, { minLength: 6, maxLength: 14 }),
    fc.array(described, { minLength: 3, maxLength: 6 }),
    fc.array(linked, { minLength: 8, maxLength: 16 }),
    fc.array(fc.oneof(judged, reported, committed), { maxLength: 6 }),
    fc.array(attributed, { maxLength: 3 }),
  )
  .map((parts) => parts.flat());

/** What the steps take for granted. */
export async function makeGround(): Promise<void> {
  await pool().query(`insert into "Workspace" (id, timezone) values (1, 'Europe/Berlin')`);
  await pool().query(`insert into "Team" (name) values ('blue'), ('green')`);
  await pool().query(
    `insert into "Service" (name, "teamId")
     select s.name, (select t.id from "Team" t where t.name = 'blue' and s.name = any($1::text[])) from unnest($2::text[]) as s(name)`,
    [["basket", "search"], SERVICES],
  );
  await pool().query(
    `insert into "Environment" (name, tier) values ('production', 'production'), ('production-eu', 'production'), ('staging', 'staging')`,
  );
  await pool().query(`insert into "Release" (id, name) select 'basket@' || v, v from unnest($1::text[]) as v`, [["1", "2", "3"]]);
}

/** Takes a step; what the database refuses (a team of that name is there already) changes nothing. */
export async function take({ sql, values }: Step): Promise<void> {
  await pool()
    .query(sql, [...values])
    .catch((error: unknown) => {
      if (!(error instanceof Error && /duplicate key/.test(error.message))) throw error;
    });
}
