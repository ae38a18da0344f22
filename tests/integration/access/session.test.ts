import "./support/settings";
import { encode } from "next-auth/jwt";
import { beforeEach, expect, test } from "vitest";
import { endOwnSession } from "@/lib/auth/end-own-session";
import { liveSession } from "@/lib/auth/live-session";
import { openSession } from "@/lib/auth/open-session";
import { requestActor } from "@/lib/auth/session-actor";
import { findSession } from "@/lib/db/read/session/by-id";
import type { Actor } from "@/lib/domain/access";
import { endAllSessions } from "@/lib/services/session/end-all";
import { choosePassword } from "@/lib/services/setup/choose-password";
import { changeRole } from "@/lib/services/user/change-role";
import { renewLink } from "@/lib/services/user/renew-link";
import { setAccess } from "@/lib/services/user/set-access";
import { freshDatabase } from "@/tests/support/database";
import { PASSWORD, person, SYSTEM } from "./support/people";

beforeEach(freshDatabase);

const HOUR_MS = 3_600_000;
const hoursAfter = (start: Date, hours: number): Date => new Date(start.getTime() + hours * HOUR_MS);
const signIn = (userId: string, now = new Date(), previous: string | null = null): Promise<string> =>
  openSession({ userId, method: "password", previous, userAgent: "test" }, now);

async function withCookie(
  sid: string,
  init: RequestInit & { headers?: Record<string, string> } = {},
  secret?: string,
): Promise<Actor | null> {
  const value = await encode({ token: { sid }, secret: secret ?? process.env["WAKE_SECRET"] ?? "" });
  const headers = { ...init.headers, cookie: `theme=dark; wake-session=${value}` };
  return requestActor(new Request("http://wake.test/api/v1/releases", { ...init, headers }));
}

test("a cookie speaks for its person, with the role they have now", async () => {
  const ada = await person("viewer");
  const sid = await signIn(ada.id);
  expect(await withCookie(sid)).toEqual(ada);
  await changeRole(await person("admin"), ada.id, "approver");
  expect(await withCookie(sid)).toEqual({ ...ada, role: "approver" });
});

test("a cookie that somebody else made, or none, speaks for nobody", async () => {
  const sid = await signIn((await person("viewer")).id);
  expect(await withCookie(sid, {}, "another-secret-of-32-characters-")).toBeNull();
  expect(await withCookie("6f2c5b1e-8c1d-4a55-9a53-000000000000")).toBeNull();
  expect(await withCookie("' or true --")).toBeNull();
  expect(await requestActor(new Request("http://wake.test/", { headers: { cookie: "wake-session=made-up" } }))).toBeNull();
});

test("an unknown bearer is nobody, even beside a good cookie", async () => {
  const sid = await signIn((await person("admin")).id);
  expect(await withCookie(sid, { headers: { authorization: `Bearer wk_abcdef_${"A".repeat(43)}` } })).toBeNull();
});

test("signing in opens a new session and ends the one the browser brought", async () => {
  const { id } = await person("viewer");
  const planted = await signIn(id);
  const own = await signIn(id, new Date(), planted);
  expect(own).not.toBe(planted);
  expect(await withCookie(planted)).toBeNull();
  expect(await withCookie(own)).not.toBeNull();
});

test("signing out ends the session on the server, wherever the cookie is", async () => {
  const sid = await signIn((await person("viewer")).id);
  await endOwnSession(sid, new Date());
  expect(await withCookie(sid)).toBeNull();
});

test("signing out everywhere ends them all, and nobody else's", async () => {
  const ada = await person("viewer");
  const grace = await signIn((await person("member")).id);
  const own = await Promise.all([1, 2, 3].map(() => signIn(ada.id)));
  expect(await endAllSessions(ada, new Date())).toBe(3);
  for (const sid of own) expect(await withCookie(sid)).toBeNull();
  expect(await withCookie(grace)).not.toBeNull();
});

test("a disabled person is out with the next request, and stays out until let in and signed in again", async () => {
  const admin = await person("admin");
  const ada = await person("member");
  const sid = await signIn(ada.id);
  await setAccess(admin, ada.id, "closed", new Date());
  expect(await withCookie(sid)).toBeNull();
  await setAccess(admin, ada.id, "open", new Date());
  expect(await withCookie(sid)).toBeNull();
  expect(await withCookie(await signIn(ada.id))).toEqual(ada);
});

test("a new password ends the sessions of the old one", async () => {
  const ada = await person("member");
  const sid = await signIn(ada.id);
  const path = await renewLink(SYSTEM, ada.id, new Date());
  await choosePassword({ secret: path.split("token=")[1] ?? "", password: `${PASSWORD} again` }, new Date());
  expect(await withCookie(sid)).toBeNull();
});

test("idle for eight hours ends it, use keeps it, seven days end it anyway", async () => {
  const { id } = await person("viewer");
  const start = new Date("2026-11-01T00:00:00Z");
  const idle = await signIn(id, start);
  expect(await liveSession(idle, hoursAfter(start, 8))).toBeNull();
  const busy = await signIn(id, start);
  for (let hour = 7; hour < 168; hour += 7) expect(await liveSession(busy, hoursAfter(start, hour))).not.toBeNull();
  expect(await liveSession(busy, hoursAfter(start, 167.9))).not.toBeNull();
  expect(await liveSession(busy, hoursAfter(start, 168))).toBeNull();
});

test("its use is written at most once a minute", async () => {
  const { id } = await person("viewer");
  const start = new Date("2026-11-01T00:00:00Z");
  const sid = await signIn(id, start);
  await liveSession(sid, new Date(start.getTime() + 59_000));
  expect((await findSession(sid))?.lastSeenAt).toEqual(start);
  await liveSession(sid, new Date(start.getTime() + 61_000));
  expect((await findSession(sid))?.lastSeenAt).toEqual(new Date(start.getTime() + 61_000));
});

test("a cookie writes only for a page of ours", async () => {
  const sid = await signIn((await person("admin")).id);
  const post = (headers: Record<string, string>) => withCookie(sid, { method: "POST", headers: { host: "wake.test", ...headers } });
  await expect(post({ "sec-fetch-site": "cross-site" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(post({ origin: "https://evil.test" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(post({})).rejects.toMatchObject({ code: "forbidden" });
  expect(await post({ "sec-fetch-site": "same-origin" })).not.toBeNull();
});
