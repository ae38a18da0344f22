import { createHmac } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { endSecret } from "@/lib/services/connection/end-secret";
import { rotateSecret } from "@/lib/services/connection/rotate-secret";
import { freshDatabase } from "@/tests/support/database";
import {
  ADMIN,
  callGithub,
  callHook,
  connect,
  deliveryStates,
  githubHeaders,
  githubStatus,
  hexMac,
  SECRET,
} from "./support/hooks-connection";

beforeEach(freshDatabase);

const kept = (): Promise<number> => prisma().inboundDelivery.count();
const text = JSON.stringify(githubStatus());

test("W1 a rightly signed call of GitHub is taken", async () => {
  const id = await connect("github");
  const answer = await callGithub(id, "deployment_status", githubStatus());
  expect(answer).toMatchObject({ status: 202, json: { id: expect.any(String) } });
  expect(await deliveryStates()).toEqual(["accepted"]);
  expect(await prisma().deployment.findMany()).toMatchObject([{ externalId: "github:42:7", service: "shop", status: "succeeded" }]);
  expect(await prisma().connection.findFirst()).toMatchObject({ verifiedAt: expect.any(Date), lastSeenAt: expect.any(Date) });
});

test("W2 one flipped byte is refused, wherever it is", async () => {
  const id = await connect("github");
  const headers = githubHeaders("deployment_status", "d", text);
  for (const at of [0, 1, Math.floor(text.length / 2), text.length - 1]) {
    const body = Buffer.from(text);
    body[at] = (body[at] ?? 0) ^ 1;
    expect((await callHook(id, body, headers)).status).toBe(401);
  }
  expect(await kept()).toBe(0);
});

test.each([
  ["W3 no signature", {}],
  ["W4 only SHA-1", { "x-hub-signature": `sha1=${hexMac(SECRET, text, "sha1")}` }],
  ["W5 an empty signature", { "x-hub-signature-256": "sha256=" }],
  ["W7 not hex", { "x-hub-signature-256": `sha256=${"z".repeat(64)}` }],
  ["W7 too short", { "x-hub-signature-256": `sha256=${hexMac(SECRET, text).slice(0, 40)}` }],
  ["W7 an odd number of digits", { "x-hub-signature-256": `sha256=${hexMac(SECRET, text).slice(1)}` }],
  ["W7 no name of a hash", { "x-hub-signature-256": hexMac(SECRET, text) }],
  ["another secret", { "x-hub-signature-256": `sha256=${hexMac("another secret", text)}` }],
  ["the secret itself, where signing is asked for", { authorization: `Bearer ${SECRET}`, "x-wake-token": SECRET }],
])("%s is 401", async (_, headers) => {
  const id = await connect("github");
  const answer = await callHook(id, text, { "x-github-event": "deployment_status", ...headers });
  expect(answer.status).toBe(401);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await kept()).toBe(0);
});

test("W6 digits in capitals are the same digits", async () => {
  const id = await connect("github");
  const headers = { ...githubHeaders("ping", "d", "{}"), "x-hub-signature-256": `sha256=${hexMac(SECRET, "{}").toUpperCase()}` };
  expect((await callHook(id, "{}", headers)).status).toBe(202);
});

test("W8 the signature is over the bytes as they came", async () => {
  const id = await connect("github");
  const body = `${JSON.stringify({ zen: "Größe zählt 🚀" })}\r\n`;
  expect((await callHook(id, body, githubHeaders("ping", "d", body))).status).toBe(202);
});

test("W9 the old and the new secret hold while one replaces the other, and never more than two", async () => {
  const id = await connect("github");
  const call = async (secret: string, name: string): Promise<number> =>
    (await callHook(id, "{}", githubHeaders("ping", name, "{}", secret))).status;
  await rotateSecret(ADMIN, { connection: id, secret: "the second of them" }, new Date());
  expect(await call(SECRET, "1")).toBe(202);
  expect(await call("the second of them", "2")).toBe(202);
  await rotateSecret(ADMIN, { connection: id, secret: "the third of them all" }, new Date());
  expect(await call(SECRET, "3")).toBe(401);
  expect(await call("the second of them", "4")).toBe(202);
  const older = await prisma().connectionSecret.findFirstOrThrow({ where: { endsAt: { not: null } } });
  await endSecret(ADMIN, { connection: id, secret: older.id }, new Date());
  expect(await call("the second of them", "5")).toBe(401);
  expect(await call("the third of them all", "6")).toBe(202);
  const newest = await prisma().connectionSecret.findFirstOrThrow();
  await expect(endSecret(ADMIN, { connection: id, secret: newest.id }, new Date())).rejects.toMatchObject({ code: "not-found" });
});

test("W10 a Standard Webhooks signature holds for five minutes", async () => {
  const id = await connect("incidentio", {}, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  const key = Buffer.from("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "base64");
  const body = JSON.stringify({ event_type: "nothing.we_know" });
  const call = async (name: string, offsetS: number): Promise<number> => {
    const at = String(Math.floor(Date.now() / 1_000) + offsetS);
    const mac = createHmac("sha256", key).update(`${name}.${at}.${body}`).digest("base64");
    const family = name.startsWith("svix") ? "svix" : "webhook";
    const headers = { [`${family}-id`]: name, [`${family}-timestamp`]: at, [`${family}-signature`]: `v1,AAAA v1,${mac}` };
    return (await callHook(id, body, headers)).status;
  };
  expect([await call("now", 0), await call("svix", 0), await call("late", -310), await call("ahead", 310)]).toEqual([202, 202, 401, 401]);
});

test("W11 one of several signatures of PagerDuty is enough", async () => {
  const id = await connect("pagerduty");
  const body = JSON.stringify({ event: { id: "e1", event_type: "pagey.ping", data: {} } });
  const call = async (signature: string): Promise<number> => (await callHook(id, body, { "x-pagerduty-signature": signature })).status;
  expect(await call(`v1=${hexMac("retired secret", body)},v1=${hexMac(SECRET, body)}`)).toBe(202);
  expect(await call(`v1=${hexMac("retired secret", body)}, v2=${hexMac(SECRET, body)}`)).toBe(401);
});

test.each([
  ["flux", { "x-signature": `sha512=${hexMac(SECRET, "{}", "sha512")}` }, { "x-signature": `sha256=${hexMac("x", "{}")}` }],
  [
    "jira",
    { "x-hub-signature": `sha256=${hexMac(SECRET, "{}")}` },
    { "x-hub-signature": `sha256=${hexMac("x", "{}")}`, "x-wake-token": SECRET },
  ],
  ["grafana", { "x-grafana-alerting-signature": hexMac(SECRET, "{}") }, { "x-grafana-alerting-signature": hexMac("x", "{}") }],
  ["gitlab", { "x-gitlab-token": SECRET }, { "x-gitlab-token": `${SECRET}.` }],
  ["alertmanager", { authorization: `Bearer ${SECRET}` }, { authorization: "Bearer another" }],
  ["statuspage", { authorization: `Basic ${Buffer.from(`wake:${SECRET}`).toString("base64")}` }, { authorization: "Basic :::" }],
  ["argocd", { "x-wake-token": SECRET }, { "x-wake-token": "" }],
])("%s is taken with what it can send, and refused with what is wrong", async (source, right, wrong) => {
  const id = await connect(source);
  expect((await callHook(id, "{}", right)).status).toBe(202);
  expect((await callHook(id, "{}", wrong)).status).toBe(401);
  expect((await callHook(id, "{}")).status).toBe(401);
});

test("a secret in the address is enough where a system can do nothing else", async () => {
  const id = await connect("opsgenie");
  expect((await callHook(`${id}?key=${encodeURIComponent(SECRET)}`, "{}")).status).toBe(202);
  expect((await callHook(`${id}?key=`, "{}")).status).toBe(401);
});

test("when WAKE_SECRET has changed nobody is let in, and senders are asked to come again", async () => {
  const id = await connect("github");
  await prisma().connectionSecret.updateMany({ data: { keyId: "00000000" } });
  const answer = await callGithub(id, "ping", {});
  expect(answer.status).toBe(503);
  expect(answer.json["detail"]).toMatch(/WAKE_SECRET/);
});
