import { afterEach, beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { importHistory } from "@/lib/services/import/history/import-history";
import { IMPORT_ACTOR } from "@/lib/services/import/import-actor";
import { keepDelivery } from "@/lib/services/inbox/keep";
import { processWaiting } from "@/lib/services/inbox/process";
import { freshDatabase } from "@/tests/support/database";
import { type ImportForge, startImportForge } from "./support/forge";
import { GITHUB_HOOK, GITHUB_PAST } from "./support/github-past";
import { GITLAB_PAST } from "./support/gitlab-past";

const NOW = new Date("2026-06-01T00:00:00Z");
const TOKEN = "a token of the forge";
let forge: ImportForge;

beforeEach(async () => {
  await freshDatabase();
  forge = await startImportForge(GITHUB_PAST, TOKEN);
});
afterEach(() => forge.close());

type Given = Partial<Parameters<typeof importHistory>[1]>;

/** Runs an import on a clock that a pause moves on. */
function load(given: Given = {}, signal = new AbortController().signal) {
  const said: string[] = [];
  let now = NOW.getTime();
  const pauses: number[] = [];
  const watch = {
    clock: () => new Date(now),
    pause: async (ms: number) => {
      pauses.push(ms);
      now += ms;
    },
    say: (sentence: string) => void said.push(sentence),
    progress: () => undefined,
    signal,
  };
  const wanted = {
    forge: "github",
    repository: "acme/shop",
    since: null,
    api: forge.url,
    token: TOKEN,
    connection: "shop",
    files: false,
    ...given,
  } as const;
  return { done: importHistory(IMPORT_ACTOR, wanted, watch), said, pauses };
}

const stored = async () => ({
  events: (await prisma().event.findMany({ orderBy: { eventKey: "asc" } })).map(({ eventKey, occurredAt, payload }) => ({
    eventKey,
    occurredAt,
    payload,
  })),
  deployments: (await prisma().deployment.findMany({ orderBy: { externalId: "asc" } })).map(
    ({ externalId, status, commit, startedAt, finishedAt }) => ({
      ...{ externalId, status, commit, startedAt, finishedAt },
    }),
  ),
  changes: (await prisma().change.findMany({ where: { number: { not: null } }, orderBy: { id: "asc" } })).map(
    ({ id, mergedAt, approvedAt }) => ({ id, mergedAt, approvedAt }),
  ),
});

const hash = (seed: number): string => seed.toString(16).padStart(40, "0");

/** The commits of the main branch with their parents, as their events have them. */
async function mainLine(prefix: string): Promise<[string, string | undefined][]> {
  const events = await prisma().event.findMany({
    where: { eventKey: { startsWith: `${prefix}:commit:`, contains: ":main" } },
    orderBy: { eventKey: "asc" },
  });
  return events.map(({ payload }) => {
    const { sha, parent } = payload as { sha: string; parent?: string };
    return [sha, parent];
  });
}

test("GitHub: the past is what the webhooks would have made of it", async () => {
  const { secret, ...counts } = await load().done;
  expect(counts).toEqual({ read: 17, ended: true });
  expect(secret).toMatch(/.{16}/);
  const { deployments, changes } = await stored();
  expect(deployments).toHaveLength(5);
  expect(deployments[2]).toMatchObject({ externalId: "github:77:13", status: "failed", startedAt: new Date("2026-03-04T15:00:00Z") });
  expect(changes).toEqual([
    { id: "https://github.com/acme/shop#1", mergedAt: new Date("2026-03-03T12:00:00Z"), approvedAt: new Date("2026-03-02T18:00:00Z") },
    { id: "https://github.com/acme/shop#2", mergedAt: new Date("2026-03-04T12:00:00Z"), approvedAt: new Date("2026-03-03T18:00:00Z") },
    { id: "https://github.com/acme/shop#3", mergedAt: null, approvedAt: new Date("2026-03-04T18:00:00Z") },
  ]);
  expect(await mainLine("github:77")).toEqual([1, 2, 3, 4, 5, 6].map((seed) => [hash(seed), seed === 1 ? undefined : hash(seed - 1)]));
  expect(await prisma().incident.findMany()).toMatchObject([{ status: "resolved", resolvedAt: new Date("2026-03-05T22:00:00Z") }]);
  expect(await prisma().publishedRelease.findMany()).toMatchObject([{ tag: "v1.0.0" }]);
  expect(await prisma().inboundDelivery.count({ where: { state: { in: ["received", "failed"] } } })).toBe(0);
});

test("a webhook of the same fact, before or after, is known; a second import adds nothing", async () => {
  await load().done;
  const before = await stored();
  const hook = {
    connection: "shop",
    source: "github",
    body: GITHUB_HOOK,
    raw: Buffer.from(JSON.stringify(GITHUB_HOOK)),
    contentType: "application/json",
  };
  const headers = { "x-github-event": "deployment_status", "x-github-delivery": "0a1b" };
  const { id } = await keepDelivery({ ...hook, headers, receivedAt: NOW });
  await processWaiting(NOW);
  expect(await prisma().inboundDelivery.findUnique({ where: { id } })).toMatchObject({ state: "duplicate" });
  await load().done;
  expect(await stored()).toEqual(before);
});

test("only what is wanted: what lies before --since is not asked for", async () => {
  await load({ since: new Date("2026-03-05T00:00:00Z") }).done;
  const asked = forge.asked.filter((path) => path.includes("/statuses"));
  expect(asked.map((path) => /deployments\/(\d+)/.exec(path)?.[1])).toEqual(["15", "14"]);
});

test("it waits as it is told, asks again after failures, and ends with the same", async () => {
  await load().done;
  const undisturbed = await stored();
  await freshDatabase();
  const reset = String(NOW.getTime() / 1_000 + 120);
  const refusals = [
    { status: 502 },
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset } },
    { status: 429, headers: { "retry-after": "7" } },
    { status: 500 },
    { status: 500 },
  ];
  forge.refusals.push(...refusals);
  const { done, pauses, said } = load();
  await done;
  expect(pauses.slice(0, 5)).toEqual([1_000, 120_000, 7_000, 8_000, 16_000]);
  expect(said).toEqual(["The forge's limit is used up; going on in 2 min.", "The forge's limit is used up; going on in 7 s."]);
  expect(await stored()).toEqual(undisturbed);
});

test("stopped in the middle, and killed in the middle of a page: it goes on there and ends with the same", async () => {
  await load().done;
  const undisturbed = await stored();
  await freshDatabase();
  const stop = new AbortController();
  forge.onAnswer = (path) => {
    if (path.endsWith("/pulls/2")) stop.abort();
  };
  expect(await load({}, stop.signal).done.catch((error: Error) => error.message)).toMatch(/stopped/);
  forge.onAnswer = (path) => {
    if (path.endsWith("/deployments/13/statuses")) forge.refusals.push(...Array.from({ length: 6 }, () => ({ status: 500 })));
  };
  await expect(load().done).rejects.toThrow(/answers 500, again and again/);
  forge.onAnswer = () => undefined;
  forge.asked.length = 0;
  const { done, said } = load();
  await done;
  expect(said[0]).toMatch(/^Going on after \d+ items/);
  expect(forge.asked.some((path) => path.includes("/pulls"))).toBe(false);
  expect(await stored()).toEqual(undisturbed);
});

test("what waiting does not mend is told at once", async () => {
  await expect(load({ token: "another" }).done).rejects.toMatchObject({
    message: expect.stringContaining("401"),
    fix: expect.stringContaining("--token-env"),
  });
  await expect(load({ repository: "acme/none" }).done).rejects.toMatchObject({ code: "not-found" });
  await load({ connection: "taken" }).done;
  await expect(load({ connection: "taken", forge: "gitlab" }).done).rejects.toMatchObject({ code: "conflict" });
});

test("a next page at another address is not asked for, token and all", async () => {
  const other = await startImportForge({}, TOKEN);
  forge.onAnswer = (path) => {
    if (path === "/repos/acme/shop") forge.refusals.push({ status: 200, headers: { link: `<${other.url}/more>; rel="next"` } });
  };
  await expect(load().done).rejects.toMatchObject({ code: "forbidden" });
  expect(other.asked).toEqual([]);
  await other.close();
});

test("GitLab: the past is what the webhooks would have made of it", async () => {
  await forge.close();
  forge = await startImportForge(GITLAB_PAST, TOKEN);
  expect(await load({ forge: "gitlab", api: `${forge.url}/api/v4` }).done).toMatchObject({ ended: true });
  const { deployments, changes } = await stored();
  expect(deployments).toMatchObject([
    {
      externalId: "gitlab:5:21",
      status: "succeeded",
      startedAt: new Date("2026-03-02T10:00:00Z"),
      finishedAt: new Date("2026-03-02T10:05:00Z"),
    },
    { externalId: "gitlab:5:22", status: "failed" },
  ]);
  expect(changes).toEqual([
    {
      id: "https://gitlab.example.com/acme/shop!1",
      mergedAt: new Date("2026-03-02T09:00:00Z"),
      approvedAt: new Date("2026-03-01T15:00:00Z"),
    },
    { id: "https://gitlab.example.com/acme/shop!2", mergedAt: null, approvedAt: null },
  ]);
  expect(await mainLine("gitlab:gitlab.example.com:5")).toEqual([
    [hash(1), undefined],
    [hash(2), hash(1)],
  ]);
  expect(await prisma().incident.findMany()).toMatchObject([{ title: "Down", status: "resolved" }]);
});
