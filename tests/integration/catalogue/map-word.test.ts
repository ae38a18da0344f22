import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/domain/access";
import { mapWord } from "@/lib/services/catalogue/map-word";
import { setEnvironment } from "@/lib/services/catalogue/set-environment";
import { unmapWord } from "@/lib/services/catalogue/unmap-word";
import { createConnection } from "@/lib/services/connection/create";
import { runReplays } from "@/lib/services/inbox/run-replays";
import { flushAttempts } from "@/lib/services/intake/record-attempt";
import { parseConnection } from "@/lib/urls/connection";
import { parseSources } from "@/lib/urls/sources";
import { type ConnectionModel, loadConnection } from "@/lib/views/settings/connection-page";
import { loadSources } from "@/lib/views/settings/sources";
import { callGithub, callHook, connect, drainInbox, githubStatus, SECRET } from "@/tests/integration/hooks/support/hooks-connection";
import { freshDatabase } from "@/tests/support/database";

const ADMIN: Actor = { kind: "user", id: "018f2f4e-0000-4000-8000-000000000001", name: "Ada", role: "admin" };

beforeEach(async () => {
  // What was noted of earlier calls is written later, and would be told here.
  await flushAttempts();
  await freshDatabase();
});

const page = (id: string, search: Record<string, string> = {}): Promise<ConnectionModel> =>
  loadConnection(ADMIN, { ...parseConnection(id, search), origin: "https://wake.test" }, new Date());

const environments = async (): Promise<string[]> =>
  (await prisma().deployment.findMany({ select: { environment: true }, orderBy: { environment: "asc" } })).map((row) => row.environment);

async function replayed(): Promise<void> {
  for (let round = 0; round < 100 && (await runReplays(new Date())) > 0; round += 1);
}

/** A status of a deployment in an environment of this name. */
function statusIn(environment: string, deployment = 1): unknown {
  const body = githubStatus({ deployment, status: 100 + deployment }) as { deployment: Record<string, unknown> };
  return { ...body, deployment: { ...body.deployment, environment, original_environment: environment, production_environment: false } };
}

test("a word that nobody knows waits to be mapped; one click moves what was sent under it", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", statusIn("eu-1"));
  await drainInbox();
  const before = await page(id);
  expect(before.unmapped).toMatchObject([{ kind: "environment", said: "eu-1", count: 1 }]);
  expect(before.deliveries).toMatchObject([{ state: "unmapped", words: expect.stringContaining("“eu-1”") }]);
  expect(await environments()).toEqual(["eu-1"]);

  await mapWord(ADMIN, { connection: id, kind: "environment", said: "eu-1", to: "production" }, new Date());
  expect((await page(id)).replay).not.toBeNull();
  await replayed();
  expect(await environments()).toEqual(["production"]);
  const after = await page(id);
  expect(after).toMatchObject({ unmapped: [], replay: { state: "done" }, deliveries: [{ state: "accepted" }] });
  expect(after.settings.mapped).toEqual([{ kind: "environment", said: "eu-1", to: "production" }]);

  await unmapWord(ADMIN, { connection: id, kind: "environment", said: "EU-1" }, new Date());
  await replayed();
  expect(await environments()).toEqual(["eu-1"]);
  expect((await page(id)).unmapped).toHaveLength(1);
});

test("a word can be an environment of its own, of a tier, and words are one whatever their case", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", statusIn("EU-1"));
  await drainInbox();
  await mapWord(ADMIN, { connection: id, kind: "environment", said: "EU-1", to: "eu-1", tier: "staging" }, new Date());
  await mapWord(ADMIN, { connection: id, kind: "environment", said: "eu-1", to: "eu-1", tier: "production" }, new Date());
  await replayed();
  expect((await page(id)).settings.mapped).toEqual([{ kind: "environment", said: "eu-1", to: "eu-1" }]);
  expect(await prisma().environment.findUnique({ where: { name: "eu-1" } })).toMatchObject({ tier: "production", settled: true });
  expect((await page(id)).unmapped).toEqual([]);
});

test("an environment that was settled on its own page no longer waits here", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", statusIn("eu-1"));
  await drainInbox();
  await setEnvironment(ADMIN, { name: "eu-1", tier: "other" }, new Date());
  expect((await page(id)).unmapped).toEqual([]);
});

test("the list tells what needs somebody: refused calls and words to map", async () => {
  const { id } = await createConnection(ADMIN, { source: "github", name: "Forge", secret: SECRET }, new Date());
  await connect("alertmanager");
  await callGithub(id, "deployment_status", statusIn("eu-1"));
  await callHook(id, "{}", { "x-github-event": "push" });
  await drainInbox();
  await flushAttempts();
  const { connected, sources } = await loadSources(ADMIN, parseSources({}), new Date());
  expect(connected).toMatchObject([
    { id, system: "GitHub", state: { kind: "heard" }, taken: 1, refused: 1, unmapped: 1, failed: 0 },
    { system: "Alertmanager", state: { kind: "waiting" }, taken: 0, refused: 0, unmapped: 0 },
  ]);
  expect(sources).toMatchObject([{ token: "Forge", endpoint: `/api/hooks/${id}` }]);
  const { attempts, state } = await page(id);
  expect(attempts).toMatchObject({ refused: [{ status: 401 }], taken: [{ outcome: "accepted" }] });
  expect(state.kind).toBe("heard");
});

test("deliveries come in pages and by what became of them", async () => {
  const id = await connect("github");
  for (let deployment = 1; deployment <= 28; deployment += 1) await callGithub(id, "deployment_status", statusIn("production", deployment));
  await callGithub(id, "star", { action: "created" });
  await drainInbox();
  const first = await page(id);
  expect(first.deliveries).toHaveLength(25);
  const { next } = first;
  const rest = await page(id, { after: `${next?.receivedAt} ${next?.id}` });
  expect(rest.deliveries).toHaveLength(4);
  expect(new Set([...first.deliveries, ...rest.deliveries].map((one) => one.id)).size).toBe(29);
  expect(rest.next).toBeNull();
  expect((await page(id, { state: "ignored" })).deliveries).toMatchObject([{ topic: "star.created" }]);
  expect(first.ignored).toMatchObject([{ topic: "star.created", count: 1 }]);
});

test("no secret is on the page; it is told by how it ends", async () => {
  const { id, secret } = await createConnection(ADMIN, { source: "alertmanager", name: "Alerts" }, new Date());
  const model = await page(id);
  expect(JSON.stringify(model)).not.toContain(secret);
  expect(JSON.stringify(model.steps)).toContain(`ends in ${secret?.slice(-4)}`);
  expect(model).toMatchObject({ address: `https://wake.test/api/hooks/${id}`, system: "Alertmanager", secrets: [{ endsAt: null }] });
});

test("only admins see and map, and only what there is", async () => {
  const id = await connect("github");
  const member: Actor = { ...ADMIN, role: "approver" };
  const asked = { ...parseConnection(id, {}), origin: "https://wake.test" };
  const word = { connection: id, kind: "environment", said: "eu-1", to: "production" };
  await expect(loadConnection(member, asked, new Date())).rejects.toMatchObject({ code: "forbidden" });
  await expect(mapWord(member, word, new Date())).rejects.toMatchObject({ code: "forbidden" });
  await expect(unmapWord(member, word, new Date())).rejects.toMatchObject({ code: "forbidden" });
  await expect(page("nowhere")).rejects.toMatchObject({ code: "not-found" });
  await expect(mapWord(ADMIN, { ...word, connection: "nowhere" }, new Date())).rejects.toMatchObject({ code: "not-found" });
  await expect(mapWord(ADMIN, { ...word, to: " " }, new Date())).rejects.toMatchObject({ code: "invalid" });
  expect((await loadSources(member, parseSources({}), new Date())).mayConnect).toBe(false);
});
