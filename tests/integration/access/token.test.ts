import "./support/settings";
import { beforeEach, describe, expect, test } from "vitest";
import { actorOfBearer, forgetTokens } from "@/lib/auth/token-actor";
import { pool } from "@/lib/db/pool";
import { listTokens } from "@/lib/db/read/token/list";
import { authorise, ROLES, SCOPES, type Verb } from "@/lib/domain/access";
import { createToken } from "@/lib/services/token/create";
import { revokeToken } from "@/lib/services/token/revoke";
import { freshDatabase } from "@/tests/support/database";
import { person, SYSTEM } from "./support/people";

beforeEach(async () => {
  await freshDatabase();
  forgetTokens();
});

const wanted = { name: "CI", scopes: ["read" as const], services: [], environments: [], expiresInDays: null };
const bearer = (token: string): string => `Bearer ${token}`;

test("a token is shown once, and the database holds nothing that could be used", async () => {
  const { token } = await createToken(SYSTEM, wanted, new Date());
  const { rows } = await pool().query<{ row: string }>(
    `select t::text || encode(hash, 'escape') || encode(hash, 'base64') as row from "Token" t`,
  );
  const { rows: audit } = await pool().query<{ row: string }>(`select a::text as row from "AuditEntry" a`);
  const secret = token.slice(10);
  for (const { row } of [...rows, ...audit]) expect(row).not.toContain(secret);
  expect(rows).toHaveLength(1);
  expect(audit).toHaveLength(1);
});

test("its life: used, noted, revoked, refused at once", async () => {
  const { id, token } = await createToken(SYSTEM, { ...wanted, services: ["checkout"], environments: ["production"] }, new Date());
  expect(await actorOfBearer(bearer(token))).toEqual({
    kind: "token",
    id,
    name: "CI",
    scopes: ["read"],
    reach: { services: ["checkout"], environments: ["production"] },
  });
  expect((await listTokens())[0]?.lastUsedAt).toBeInstanceOf(Date);
  await revokeToken(SYSTEM, id, new Date());
  expect(await actorOfBearer(bearer(token))).toBeNull();
  await expect(revokeToken(SYSTEM, id, new Date())).rejects.toMatchObject({ code: "not-found" });
});

test("one that another process revoked is trusted for five seconds and no longer", async () => {
  const { id, token } = await createToken(SYSTEM, wanted, new Date());
  expect(await actorOfBearer(bearer(token))).not.toBeNull();
  await pool().query(`update "Token" set "revokedAt" = now() where id = $1`, [id]);
  expect(await actorOfBearer(bearer(token))).not.toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 5_050));
  expect(await actorOfBearer(bearer(token))).toBeNull();
});

test("an expired token, a made-up one and no token speak for nobody", async () => {
  const { token } = await createToken(SYSTEM, { ...wanted, expiresInDays: 1 }, new Date(Date.now() - 2 * 86_400_000));
  expect(await actorOfBearer(bearer(token))).toBeNull();
  expect(await actorOfBearer(bearer(`wk_abcdef_${"A".repeat(43)}`))).toBeNull();
  for (const header of [null, "", "Bearer", "Bearer x", `Basic ${token}`]) expect(await actorOfBearer(header)).toBeNull();
});

test("a hundred requests with one token ask the database once", async () => {
  const { id, token } = await createToken(SYSTEM, wanted, new Date());
  const seen = await Promise.all(Array.from({ length: 100 }, () => actorOfBearer(bearer(token))));
  expect(new Set(seen.map((actor) => (actor?.kind === "token" ? actor.id : null)))).toEqual(new Set([id]));
});

test("the bootstrap token is an admin from the first start", async () => {
  const actor = await actorOfBearer(bearer(process.env["WAKE_BOOTSTRAP_TOKEN"] ?? ""));
  expect(actor).toMatchObject({ kind: "token", scopes: ["admin"] });
  expect(await actorOfBearer(bearer(`${process.env["WAKE_BOOTSTRAP_TOKEN"]}x`))).toBeNull();
});

const VERBS: Readonly<Record<Verb, { scopes: readonly string[]; roles: readonly string[] }>> = {
  "view.read": { scopes: ["read", "admin"], roles: ["viewer", "member", "approver", "admin"] },
  "events.write": { scopes: ["ingest:events", "admin"], roles: [] },
  "telemetry.write": { scopes: ["ingest:otlp", "admin"], roles: [] },
  "deployments.decide": { scopes: ["admin"], roles: ["member", "approver", "admin"] },
  "verdicts.decide": { scopes: ["admin"], roles: ["member", "approver", "admin"] },
  "incidents.decide": { scopes: ["admin"], roles: ["member", "approver", "admin"] },
  "objectives.manage": { scopes: ["admin"], roles: ["member", "approver", "admin"] },
  "subscriptions.manage": { scopes: ["admin"], roles: ["admin"] },
  "tokens.manage": { scopes: ["admin"], roles: ["admin"] },
  "demo.remove": { scopes: ["admin"], roles: ["admin"] },
  "metrics.manage": { scopes: ["admin"], roles: ["admin"] },
  "catalogue.manage": { scopes: ["admin"], roles: ["admin"] },
  "delivery.manage": { scopes: ["admin"], roles: ["admin"] },
  "connections.manage": { scopes: ["admin"], roles: ["admin"] },
  "people.manage": { scopes: ["admin"], roles: ["admin"] },
};

describe.each(Object.entries(VERBS) as [Verb, (typeof VERBS)[Verb]][])("%s", (verb, allowed) => {
  test.each(SCOPES)("by a token with %s", async (scope) => {
    const { token } = await createToken(SYSTEM, { ...wanted, scopes: [scope] }, new Date());
    const actor = await actorOfBearer(bearer(token));
    const attempt = (): void => authorise(actor, verb);
    if (allowed.scopes.includes(scope)) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code: "forbidden" }));
  });

  test.each(ROLES)("by a %s", (role) => {
    const attempt = (): void => authorise({ kind: "user", id: "u", name: "u", role }, verb);
    if (allowed.roles.includes(role)) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code: "forbidden" }));
  });

  test("by nobody", () => {
    expect(() => authorise(null, verb)).toThrow(expect.objectContaining({ code: "unauthenticated" }));
  });
});

test.each(["viewer", "member", "approver"] as const)("a %s makes and revokes no tokens", async (role) => {
  const actor = await person(role);
  await expect(createToken(actor, wanted, new Date())).rejects.toMatchObject({ code: "forbidden" });
  await expect(revokeToken(actor, "00000000-0000-4000-8000-000000000000", new Date())).rejects.toMatchObject({ code: "forbidden" });
  expect(await listTokens()).toEqual([]);
});

test("every wrong field of a new token is named", async () => {
  const wrong = { name: "", scopes: [], services: ["x".repeat(201)], environments: [], expiresInDays: 0 };
  await expect(createToken(SYSTEM, wrong, new Date())).rejects.toMatchObject({
    code: "invalid",
    issues: [{ field: "name" }, { field: "scopes" }, { field: "services.0" }, { field: "expiresInDays" }],
  });
});
