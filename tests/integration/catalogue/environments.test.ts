import { beforeEach, expect, test } from "vitest";
import { PATCH } from "@/app/api/v1/environments/[name]/route";
import { GET } from "@/app/api/v1/environments/route";
import { forgetTokens } from "@/lib/auth/token-actor";
import { ENVIRONMENT_ANSWERS } from "@/lib/cli/openapi/environments";
import { prisma } from "@/lib/db/prisma";
import { type Actor, EVERYWHERE } from "@/lib/domain/access";
import { recordEvents } from "@/lib/services/event/record";
import { loadEnvironments } from "@/lib/views/settings/environments";
import { makeToken } from "@/tests/integration/events/support/send";
import { freshDatabase } from "@/tests/support/database";

const SYSTEM: Actor = { kind: "system", name: "test" };
const now = new Date();
let token: string;

beforeEach(async () => {
  await freshDatabase();
  forgetTokens();
  token = await makeToken(["admin"]);
});

const deployed = (environment: string, version = "1.0.0"): Promise<unknown> => {
  const finishedAt = new Date(now.getTime() - 3_600_000).toISOString();
  const value = { service: "checkout", environment, version, status: "succeeded", finishedAt };
  return recordEvents(SYSTEM, { kind: "deployments", values: [value] }, now);
};

const patch = (name: string, body: unknown): Promise<Response> =>
  PATCH(
    new Request(`http://wake.test/api/v1/environments/${encodeURIComponent(name)}`, {
      method: "PATCH",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    }),
    { params: Promise.resolve({ name: encodeURIComponent(name) }) },
  );

async function listed(): Promise<{ items: { name: string; tier: string; deployments: number }[] }> {
  const response = await GET(
    new Request("http://wake.test/api/v1/environments", { headers: { authorization: `Bearer ${token}` } }),
    undefined,
  );
  const body: unknown = await response.json();
  ENVIRONMENT_ANSWERS["Environments"]?.parse(body);
  return body as Awaited<ReturnType<typeof listed>>;
}

test("environments are listed on their way to production, those that nobody mapped last", async () => {
  for (const name of ["production", "eu-blue", "staging", "qa"]) await deployed(name);
  expect((await listed()).items.map(({ name, tier, deployments }) => [name, tier, deployments])).toEqual([
    ["qa", "test", 1],
    ["staging", "staging", 1],
    ["production", "production", 1],
    ["eu-blue", "other", 1],
  ]);
});

test("a tier that a person says holds against every event, and what depends on it follows at once", async () => {
  await deployed("eu-blue");
  const answer = await patch("eu-blue", { tier: "production", position: 2 });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ name: "eu-blue", tier: "production", position: 2, settled: true });
  await deployed("eu-blue", "1.0.1");
  expect((await listed()).items).toMatchObject([{ name: "eu-blue", tier: "production", deployments: 2 }]);
  expect((await patch("eu-blue", { position: 1 })).status).toBe(200);
  expect((await listed()).items).toMatchObject([{ tier: "production", position: 1 }]);
});

test("an incident's declared cause is the deployment in production, once a person says which that is", async () => {
  await deployed("blue");
  await deployed("green");
  const incident = {
    id: "INC-1",
    title: "Slow",
    status: "open",
    openedAt: now.toISOString(),
    services: ["checkout"],
    causedBy: ["1.0.0"],
  };
  const [told] = await recordEvents(SYSTEM, { kind: "incidents", values: [incident] }, now);
  expect(told?.outcome).toBe("created");
  const causes = async (): Promise<string[]> =>
    (await prisma().attribution.findMany({ include: { deployment: true } })).map(({ deployment }) => deployment.environment);
  for (const name of ["blue", "green"]) {
    await patch(name, { tier: "production" });
    await patch(name === "blue" ? "green" : "blue", { tier: "staging" });
    expect(await causes()).toEqual([name]);
  }
});

test("what is wrong is said, and nothing changes", async () => {
  await deployed("eu-blue");
  expect((await patch("nowhere", { tier: "production" })).status).toBe(404);
  for (const body of [{}, { tier: "prod" }, { position: -1 }, { position: 1.5 }, [], "x", null])
    expect((await patch("eu-blue", body)).status).toBe(422);
  token = await makeToken(["read"]);
  expect((await patch("eu-blue", { tier: "production" })).status).toBe(403);
  token = await makeToken(["admin"], { environments: ["staging"] });
  expect((await patch("eu-blue", { tier: "production" })).status).toBe(404);
  expect((await listed()).items).toEqual([]);
  expect(await prisma().environment.findUnique({ where: { name: "eu-blue" } })).toMatchObject({ tier: "other", settled: false });
});

test("the page says who settled each, and lists those first that nobody did", async () => {
  for (const name of ["production", "eu-blue", "eu-green"]) await deployed(name);
  await deployed("eu-green", "1.0.1");
  await patch("production", { tier: "production" });
  await prisma().environment.create({ data: { name: "checkout-live", tier: "production" } });
  const { open, path, mayChange } = await loadEnvironments(SYSTEM);
  expect(open.map(({ name, by }) => [name, by])).toEqual([
    ["eu-green", "nobody"],
    ["eu-blue", "nobody"],
  ]);
  expect(path.map(({ name, by }) => [name, by])).toEqual([
    ["checkout-live", "sender"],
    ["production", "person"],
  ]);
  expect(mayChange).toBe(true);
  const viewer: Actor = { kind: "user", id: "018f2f4e-0000-4000-8000-000000000001", name: "Vic", role: "viewer" };
  expect((await loadEnvironments(viewer)).mayChange).toBe(false);
  const token: Actor = { kind: "token", id: "t", name: "ci", scopes: ["read"], reach: { ...EVERYWHERE, environments: ["production"] } };
  const seen = await loadEnvironments(token);
  expect([...seen.open, ...seen.path].map(({ name }) => name)).toEqual(["production"]);
});
