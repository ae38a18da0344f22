import "@/tests/integration/access/support/settings";
import { encode } from "next-auth/jwt";
import { beforeEach, expect, test } from "vitest";
import { POST as decide } from "@/app/api/v1/deployments/[id]/decisions/route";
import { GET as listDeployments } from "@/app/api/v1/deployments/route";
import { openSession } from "@/lib/auth/open-session";
import { DECISION_ANSWERS } from "@/lib/cli/openapi/decisions";
import { prisma } from "@/lib/db/prisma";
import type { Role } from "@/lib/domain/access";
import { person } from "@/tests/integration/access/support/people";
import { makeToken } from "@/tests/integration/events/support/send";
import { type Telling, tellDrafts, toldDeployment } from "@/tests/integration/events/support/told-deployments";
import { freshDatabase } from "@/tests/support/database";

let admin = "";
beforeEach(async () => {
  await freshDatabase();
  admin = await makeToken(["admin"]);
});

const COMMIT = "4f2c9e1d8b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3d";
const github: Telling = { source: "github", entity: "7", status: "succeeded", minute: 12, facts: { version: "4f2c9e1", commit: COMMIT } };
const argocd: Telling = { source: "argocd", entity: "a", status: "succeeded", minute: 10, facts: { version: "1.4.2", commit: COMMIT } };
const seen: Telling = { source: "telemetry", entity: "t", status: "succeeded", minute: 300, facts: { version: "1.5.0" } };

const tell = (...tellings: readonly Telling[]) => tellDrafts(tellings.map(toldDeployment));

type Answer = { readonly status: number; readonly json: Record<string, unknown> };

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const say = async (id: string, word: unknown, headers: Record<string, string> = { authorization: `Bearer ${admin}` }): Promise<Answer> => {
  const request = new Request(`http://wake.test/api/v1/deployments/${id}/decisions`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof word === "string" ? word : JSON.stringify(word),
  });
  return answerOf(await decide(request, { params: Promise.resolve({ id }) }));
};

async function list(query: string, token = admin): Promise<{ id: string; source: string; title: string | null }[]> {
  const request = new Request(`http://wake.test/api/v1/deployments${query}`, { headers: { authorization: `Bearer ${token}` } });
  const { json } = await answerOf(await listDeployments(request, undefined));
  return json["items"] as { id: string; source: string; title: string | null }[];
}

/** The headers of a person's browser, on a page of ours. */
async function browser(role: Role, headers: Record<string, string> = { "sec-fetch-site": "same-origin" }) {
  const { id } = await person(role, `${role}-${Object.values(headers).join()}@example.com`);
  const sid = await openSession({ userId: id, method: "password", previous: null, userAgent: "test" }, new Date());
  const value = await encode({ token: { sid }, secret: process.env["WAKE_SECRET"] ?? "" });
  return { host: "wake.test", cookie: `wake-session=${value}`, ...headers };
}

test("two are told apart and joined again, each answer leading to where it stands", async () => {
  await tell(github, argocd);
  const [one] = await list("");
  const id = one?.id ?? "";
  const apart = await say(id, { kind: "different", source: "github" });
  expect(apart).toEqual({ status: 200, json: { deployment: id, release: "checkout@1.4.2" } });
  expect(DECISION_ANSWERS["DecidedDeployment"]?.safeParse(apart.json).error).toBeUndefined();
  const other = (await list("")).find(({ source }) => source === "github")?.id ?? "";
  expect(await say(other, { kind: "same", other: id })).toEqual({ status: 200, json: { deployment: id, release: "checkout@1.4.2" } });
  expect((await list("")).map((row) => row.id)).toEqual([id]);
  const audit = await prisma().auditEntry.findMany({ select: { action: true, detail: true }, orderBy: { id: "asc" } });
  expect(audit).toEqual([
    { action: "deployment.separate", detail: { source: "github" } },
    { action: "deployment.join", detail: { other: id } },
  ]);
});

test("a change that nobody announced is listed, named, dismissed, and a change again", async () => {
  await tell(argocd, seen);
  const [change, ...others] = await list("?recorded=false");
  expect([change?.source, others]).toEqual(["telemetry", []]);
  const id = change?.id ?? "";
  expect((await say(id, { kind: "title", title: "  Hand-made hotfix " })).status).toBe(200);
  expect(await list("?recorded=false")).toMatchObject([{ id, title: "Hand-made hotfix" }]);
  expect((await say(id, { kind: "dismissed" })).json).toEqual({ deployment: null, release: null });
  expect(await list("?recorded=false")).toEqual([]);
  expect((await say(id, { kind: "restored" })).json).toEqual({ deployment: id, release: "checkout@1.5.0" });
  expect(await list("?recorded=false")).toMatchObject([{ id, title: null }]);
  const actions = await prisma().auditEntry.findMany({ select: { action: true }, orderBy: { id: "asc" } });
  expect(actions.map(({ action }) => action)).toEqual(["deployment.title", "deployment.dismissed", "deployment.restored"]);
});

test("what nobody announced becomes the same as what somebody did", async () => {
  await tell(argocd, { ...seen, minute: 40 });
  const [announced] = await list("?recorded=true");
  const [change] = await list("?recorded=false");
  const joined = await say(change?.id ?? "", { kind: "same", other: announced?.id ?? "" });
  expect(joined.json["deployment"]).toBe(announced?.id);
  expect(await list("?recorded=false")).toEqual([]);
  await say(announced?.id ?? "", { kind: "different", source: "telemetry" });
  expect(await list("?recorded=false")).toMatchObject([{ id: change?.id }]);
});

test("members decide and viewers do not; a cookie needs a page of ours", async () => {
  await tell(github, argocd);
  const id = (await list(""))[0]?.id ?? "";
  const word = { kind: "different", source: "github" };
  expect((await say(id, word, {})).status).toBe(401);
  expect((await say(id, word, await browser("viewer"))).status).toBe(403);
  expect((await say(id, word, await browser("member", { "sec-fetch-site": "cross-site" }))).status).toBe(403);
  expect((await list("")).length).toBe(1);
  expect((await say(id, word, await browser("member"))).status).toBe(200);
  expect((await list("")).length).toBe(2);
});

test("a token needs the scope, and decides nothing beyond its reach", async () => {
  await tell(github, argocd);
  const id = (await list(""))[0]?.id ?? "";
  const word = { kind: "different", source: "github" };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  for (const scope of ["read", "ingest:events"] as const)
    expect((await say(id, word, bearer(await makeToken([scope])))).status, scope).toBe(403);
  const elsewhere = await makeToken(["admin"], { services: ["payments"] });
  expect((await say(id, word, bearer(elsewhere))).status).toBe(404);
  expect((await list("", elsewhere)).length).toBe(0);
  expect((await list("")).length).toBe(1);
});

test("a word that cannot hold is refused with its field, and changes nothing", async () => {
  await tell(argocd, seen);
  const [change] = await list("?recorded=false");
  const [announced] = await list("?recorded=true");
  const wrong: readonly (readonly [id: string | undefined, word: unknown, status: number])[] = [
    [change?.id, "{", 400],
    [change?.id, null, 422],
    [change?.id, { kind: "guess" }, 422],
    [change?.id, { kind: "title", title: " " }, 422],
    [change?.id, { kind: "title", title: "a\u0000b" }, 422],
    [change?.id, { kind: "title", title: "x".repeat(201) }, 422],
    [change?.id, { kind: "same" }, 422],
    [change?.id, { kind: "same", other: change?.id }, 422],
    [change?.id, { kind: "same", other: "nonsense" }, 404],
    [announced?.id, { kind: "title", title: "x" }, 422],
    [announced?.id, { kind: "dismissed" }, 422],
    [announced?.id, { kind: "restored" }, 422],
    [announced?.id, { kind: "different", source: "github" }, 422],
    ["nonsense", { kind: "dismissed" }, 404],
    ["00000000-0000-4000-8000-000000000000", { kind: "dismissed" }, 404],
  ];
  for (const [id = "", word, status] of wrong) expect((await say(id, word)).status, JSON.stringify(word)).toBe(status);
  expect((await say(change?.id ?? "", { kind: "title" })).json["errors"]).toMatchObject([{ field: "title" }]);
  expect(await prisma().deploymentDecision.count()).toBe(0);
  expect(await prisma().auditEntry.count()).toBe(0);
});
