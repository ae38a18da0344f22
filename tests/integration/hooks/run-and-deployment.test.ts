import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { readDeployment } from "@/lib/db/read/deployment/one";
import type { Actor } from "@/lib/domain/access";
import { EVERYWHERE } from "@/lib/domain/access";
import { separateDeployments } from "@/lib/services/deployment/separate";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import { freshDatabase } from "@/tests/support/database";
import { callGithub, connect, drainInbox, githubStatus, REPOSITORY } from "./support/hooks-connection";
import { everythingKnown } from "./support/hooks-projections";

beforeEach(freshDatabase);

const member: Actor = { kind: "user", id: "00000000-0000-8000-a000-000000000001", name: "Kim", role: "member" };
const workflows = [{ workflow: "Deploy", environment: "production" }];

/** A run of the workflow that the settings take for a deployment, of the commit that `githubStatus` deploys. */
const run = {
  action: "completed",
  workflow_run: {
    ...{ id: 900, run_attempt: 1, name: "Deploy", head_sha: "7".padStart(40, "a"), head_branch: "main", conclusion: "success" },
    ...{ created_at: "2026-11-20T09:58:00Z", run_started_at: "2026-11-20T09:59:00Z", updated_at: "2026-11-20T10:03:00Z" },
    html_url: "https://github.com/acme/shop/actions/runs/900",
  },
  repository: REPOSITORY,
};
type Call = readonly [event: string, body: object];
const calls: readonly Call[] = [
  ["workflow_run", run],
  ["deployment_status", githubStatus({ status: 71, state: "in_progress" })],
  ["deployment_status", githubStatus({ status: 72 })],
];

async function tellGithub(order: readonly Call[]): Promise<void> {
  await freshDatabase();
  const id = await connect("github", { workflows });
  for (const [event, body] of order) {
    await callGithub(id, event, body);
    await drainInbox();
  }
}

test("a run that is taken for a deployment, and the deployment that it makes, are one", async () => {
  await tellGithub(calls);
  const [deployment, ...others] = await prisma().deployment.findMany();
  expect(others).toEqual([]);
  expect(deployment).toMatchObject({ source: "github", externalId: "github:42:7", finishedAt: new Date("2026-11-20T10:02:00Z") });
  const detail = await readDeployment("github:42:run:900:1", EVERYWHERE);
  expect(detail).toMatchObject({
    id: deployment?.id,
    sources: [
      { source: "github", externalId: "github:42:7", sameBy: null },
      { source: "github/pipeline", externalId: "github:42:run:900:1", sameBy: "commit" },
    ],
  });
  const known = await everythingKnown();
  await tellGithub(calls.toReversed());
  expect(await everythingKnown()).toEqual(known);
  await rebuildProjections(new Date());
  expect(await everythingKnown()).toEqual(known);
});

test("a person may say that they are two", async () => {
  await tellGithub(calls);
  const [one] = await prisma().deployment.findMany();
  await separateDeployments(member, { deployment: one?.id ?? "", source: "github/pipeline" }, new Date());
  const apart = await prisma().deployment.findMany({ orderBy: { externalId: "asc" } });
  expect(apart.map(({ externalId }) => externalId)).toEqual(["github:42:7", "github:42:run:900:1"]);
});

test("a run alone is a deployment", async () => {
  await tellGithub(calls.slice(0, 1));
  expect(await prisma().deployment.findMany()).toMatchObject([
    { source: "github", externalId: "github:42:run:900:1", status: "succeeded" },
  ]);
});
