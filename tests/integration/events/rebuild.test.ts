import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import type { EventKind } from "@/lib/ingest/events/event-draft";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import { recordEvents } from "@/lib/services/event/record";
import { freshDatabase } from "@/tests/support/database";

beforeEach(freshDatabase);

const actor = { kind: "system", name: "test" } as const;
const now = new Date("2026-03-02T00:00:00Z");
const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString();

const history: readonly (readonly [EventKind, readonly Record<string, unknown>[]])[] = [
  ["incidents", [{ id: "INC-1", title: "Down", status: "open", openedAt: at(21), causedBy: ["2.0"], services: ["checkout"] }]],
  [
    "deployments",
    [
      {
        id: "1",
        service: "checkout",
        environment: "production",
        version: "1.0",
        status: "succeeded",
        startedAt: at(0),
        finishedAt: at(5),
        labels: { team: "shop" },
      },
      {
        id: "2",
        service: "checkout",
        environment: "production",
        version: "2.0",
        status: "failed",
        startedAt: at(8),
        finishedAt: at(10),
        changes: ["c1", { commit: "c2", title: "New" }],
      },
      {
        id: "2",
        service: "checkout",
        environment: "production",
        version: "2.0",
        status: "succeeded",
        startedAt: at(14),
        finishedAt: at(20),
      },
      {
        service: "checkout",
        environment: "staging",
        version: "2.0",
        status: "succeeded",
        finishedAt: at(2),
        release: "spring",
        components: [{ service: "payments", version: "7" }],
      },
      { id: "3", service: "checkout", environment: "production", version: "1.0", status: "succeeded", finishedAt: at(40) },
    ],
  ],
  ["changes", [{ id: "c1", repository: "acme/shop", openedAt: at(-90), mergedAt: at(-10), commits: ["x"] }]],
  ["incidents", [{ id: "INC-1", title: "Down", status: "resolved", openedAt: at(21), resolvedAt: at(44) }]],
];

/** Every projection row without what time and the judge add. */
async function projections(): Promise<unknown> {
  const { rows } = await pool().query<{ all: unknown }>(`
    select json_build_object(
      'deployments', (select json_agg(to_jsonb(d) - 'updatedAt' - 'nextLookAt' order by d.id) from "Deployment" d),
      'releases', (select json_agg(r order by r.id) from "Release" r),
      'components', (select json_agg(c order by c."releaseId", c.service) from "ReleaseComponent" c),
      'changes', (select json_agg(to_jsonb(c) - 'updatedAt' order by c.id) from "Change" c),
      'carried', (select json_agg(c order by c."deploymentId", c."changeId") from "DeploymentChange" c),
      'incidents', (select json_agg(to_jsonb(i) - 'updatedAt' - 'suspectAt' order by i.id) from "Incident" i),
      'causes', (select json_agg(json_build_array(a."incidentId", a."deploymentId", a.source) order by a."deploymentId") from "Attribution" a)) as all`);
  return rows[0]?.all;
}

test("what stands there is what its events say: rebuilt over it, or from nothing, it is the same", async () => {
  for (const [kind, values] of history) await recordEvents(actor, { kind, values }, now);
  const before = await projections();
  expect(await rebuildProjections(now)).toBe(7);
  expect(await projections()).toEqual(before);
  await pool().query(
    `truncate "Deployment", "Release", "ReleaseComponent", "Change", "DeploymentChange", "Incident", "Attribution" cascade`,
  );
  await rebuildProjections(now);
  expect(await projections()).toEqual(before);
});

test("the order in which requests arrive leaves no trace", async () => {
  for (const [kind, values] of history) await recordEvents(actor, { kind, values }, now);
  const before = await projections();
  await freshDatabase();
  for (const [kind, values] of history.toReversed())
    for (const value of values.toReversed()) await recordEvents(actor, { kind, values: [value] }, now);
  expect(await projections()).toEqual(before);
});

test("a row that somebody altered is put right, and only that one is looked at again", async () => {
  for (const [kind, values] of history) await recordEvents(actor, { kind, values }, now);
  const before = await projections();
  await pool().query(`update "Deployment" set "nextLookAt" = null`);
  await pool().query(`update "Deployment" set version = '9.9', status = 'failed' where "externalId" = '1'`);
  await rebuildProjections(now);
  expect(await projections()).toEqual(before);
  const { rows } = await pool().query(`select "externalId" from "Deployment" where "nextLookAt" is not null`);
  expect(rows).toEqual([{ externalId: "1" }]);
});

test("the demo is marked as such, until something real speaks of it", async () => {
  const deployment = {
    id: "1",
    service: "checkout",
    environment: "production",
    version: "1.0",
    status: "succeeded",
    finishedAt: at(0),
    labels: { team: "shop" },
  };
  await recordEvents(
    actor,
    { kind: "deployments", values: [deployment, { ...deployment, id: "2", service: "payments" }], demo: true },
    now,
  );
  const marks = async () => {
    const { rows } = await pool().query(`
      select 'service' as what, name, demo from "Service" union all select 'team', name, demo from "Team"
      union all select 'environment', name, demo from "Environment" union all select 'release', id, demo from "Release" order by 1, 2`);
    return rows.map(({ what, name, demo }) => `${what} ${name} ${demo}`);
  };
  expect((await marks()).every((mark) => mark.endsWith("true"))).toBe(true);
  await recordEvents(actor, { kind: "deployments", values: [{ ...deployment, id: "3", version: "1.1" }] }, now);
  expect(await marks()).toEqual([
    "environment production false",
    "release checkout@1.0 true",
    "release checkout@1.1 false",
    "release payments@1.0 true",
    "service checkout false",
    "service payments true",
    "team shop false",
  ]);
});
