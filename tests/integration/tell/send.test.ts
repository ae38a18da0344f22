import { webcrypto } from "node:crypto";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { seal } from "@/lib/auth/sealed-secret";
import { closePool } from "@/lib/db/pool";
import { disconnect, inTransaction, prisma } from "@/lib/db/prisma";
import { claimMessages } from "@/lib/db/write/message";
import type { Actor } from "@/lib/domain/access";
import { guardedCall } from "@/lib/services/outbound/guarded-call";
import { createSubscription } from "@/lib/services/tell/create-subscription";
import { disableSubscription } from "@/lib/services/tell/disable-subscription";
import { retryMessage } from "@/lib/services/tell/retry-message";
import { type Post, sendDue } from "@/lib/services/tell/send-due";
import { sendTest } from "@/lib/services/tell/send-test";
import { freshDatabase } from "@/tests/support/database";
import { TellReceiver } from "./support/tell-receiver";

const ADMIN: Actor = { kind: "user", id: "11111111-1111-4111-8111-111111111111", name: "Ada Berg", role: "admin" };
const NOW = new Date("2026-03-01T12:00:00Z");
const after = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1_000);
const post: Post = (call) => guardedCall(call, true, 2_000);

let receiver: TellReceiver;

beforeEach(async () => {
  await freshDatabase();
  receiver = new TellReceiver();
  await receiver.start();
});
afterEach(() => receiver.stop());
afterAll(async () => {
  await disconnect();
  await closePool();
});

/** Subscribes with an address that anybody may give, and has it stand for the receiver on this machine. */
async function subscribe(kind: "webhook" | "slack" = "webhook"): Promise<{ id: string; secret: string }> {
  const { id, secret } = await createSubscription(ADMIN, { name: `The ${kind}`, kind, url: "https://hooks.example.com/wake" }, NOW);
  await prisma().subscription.update({ where: { id }, data: { sealedUrl: Uint8Array.from(seal(receiver.url, id).sealed) } });
  return { id, secret: secret ?? "" };
}

const messages = () => prisma().message.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });

/** By the Web Crypto of the platform, from what is published about Standard Webhooks. */
async function isSigned({ headers, body }: TellReceiver["received"][number], secret: string): Promise<boolean> {
  const bytes = Uint8Array.from(atob(secret.replace("whsec_", "")), (sign) => sign.charCodeAt(0));
  const key = await webcrypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const said = String(headers["webhook-signature"]).replace("v1,", "");
  const mac = Uint8Array.from(atob(said), (sign) => sign.charCodeAt(0));
  const signed = new TextEncoder().encode(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`);
  return webcrypto.subtle.verify("HMAC", key, mac, signed);
}

test("a message arrives signed, once, and is written down as sent", async () => {
  const { id, secret } = await subscribe();
  await sendTest(ADMIN, { subscription: id }, NOW);
  await sendDue(post, after(1));
  await sendDue(post, after(120));
  const [only, ...more] = receiver.received;
  if (only === undefined) throw new Error("nothing arrived");
  expect(more).toEqual([]);
  expect(await isSigned(only, secret)).toBe(true);
  expect(await isSigned({ ...only, body: `${only.body} ` }, secret)).toBe(false);
  expect(only.headers["webhook-timestamp"]).toBe(String(after(1).getTime() / 1_000));
  expect(JSON.parse(only.body)).toMatchObject({ type: "test", timestamp: NOW.toISOString(), data: { title: "A test message of Wake" } });
  expect(await messages()).toMatchObject([{ id: only.headers["webhook-id"], sentAt: after(1), status: 204, nextTryAt: null, tries: 1 }]);
});

test("what failed is sent again under its id and with the same bytes, until it arrives", async () => {
  const { id } = await subscribe();
  await sendTest(ADMIN, { subscription: id }, NOW);
  receiver.answer(500, 429, 200);
  await sendDue(post, NOW);
  await sendDue(post, after(4));
  expect(receiver.received).toHaveLength(1);
  expect(await messages()).toMatchObject([{ status: 500, failure: "The receiver answered 500.", nextTryAt: after(5), sentAt: null }]);
  await sendDue(post, after(5));
  await sendDue(post, after(65));
  await sendDue(post, after(9_999));
  expect(receiver.received).toHaveLength(3);
  expect(new Set(receiver.received.map(({ headers, body }) => `${headers["webhook-id"]} ${body}`)).size).toBe(1);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-signature"])).size).toBe(3);
  expect(await messages()).toMatchObject([{ status: 200, failure: null, nextTryAt: null, tries: 3 }]);
});

test("a receiver that is gone is told nothing more, and what waits for it is given up", async () => {
  const { id } = await subscribe();
  await sendTest(ADMIN, { subscription: id }, NOW);
  await sendTest(ADMIN, { subscription: id }, after(600));
  receiver.answer(410);
  await sendDue(post, NOW);
  expect(await prisma().subscription.findMany()).toMatchObject([{ disabledAt: NOW, failure: "The receiver answered 410: it is gone." }]);
  await sendDue(post, after(700));
  expect(receiver.received).toHaveLength(1);
  expect((await messages()).map(({ nextTryAt, sentAt }) => [nextTryAt, sentAt])).toEqual([
    [null, null],
    [null, null],
  ]);
  await expect(sendTest(ADMIN, { subscription: id }, NOW)).rejects.toMatchObject({ code: "conflict" });
});

test("a redirect is not followed", async () => {
  const { id } = await subscribe();
  await sendTest(ADMIN, { subscription: id }, NOW);
  const elsewhere = new TellReceiver();
  await elsewhere.start();
  receiver.answers.push((response) => void response.writeHead(307, { location: elsewhere.url }).end());
  await sendDue(post, NOW);
  await elsewhere.stop();
  expect(elsewhere.received).toEqual([]);
  expect(await messages()).toMatchObject([
    { status: 307, failure: "The receiver answered 307: redirects are not followed.", sentAt: null },
  ]);
});

test("without the setting nothing private is called, neither by address nor by name", async () => {
  const { id } = await subscribe();
  await sendTest(ADMIN, { subscription: id }, NOW);
  await sendDue((call) => guardedCall(call, false, 2_000), NOW);
  expect(await messages()).toMatchObject([{ status: null, failure: "Wake calls others over https on port 443 only." }]);
  const named = { method: "POST", headers: {}, body: "{}", largest: 1_000 } as const;
  await expect(guardedCall({ ...named, address: "https://localhost/" }, false)).rejects.toThrow("localhost is not a public address");
  await expect(guardedCall({ ...named, address: "https://169.254.169.254/latest" }, false)).rejects.toThrow("not a public address");
  await expect(createSubscription(ADMIN, { name: "Inside", kind: "webhook", url: receiver.url }, NOW)).rejects.toMatchObject({
    code: "invalid",
    issues: [{ field: "url", message: "Wake calls others over https on port 443 only." }],
  });
  expect(receiver.received).toEqual([]);
});

test("an answer that trickles is cut, and one that never ends is not read", async () => {
  const { id } = await subscribe();
  await sendTest(ADMIN, { subscription: id }, NOW);
  const drops: NodeJS.Timeout[] = [];
  receiver.answers.push((response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    drops.push(setInterval(() => response.write("."), 50));
  });
  await sendDue((call) => guardedCall(call, true, 500), NOW);
  for (const drop of drops) clearInterval(drop);
  expect(await messages()).toMatchObject([{ sentAt: null, failure: expect.stringContaining("no whole answer within 0.5 s") }]);
  receiver.answers.push((response) => void response.writeHead(200).end("x".repeat(2 * 1024 * 1024)));
  await sendDue(post, after(5));
  expect(await messages()).toMatchObject([{ sentAt: null, failure: expect.stringContaining("larger than 1 MiB") }]);
});

test("senders share the work, and never have one message in hand at once", async () => {
  const { id } = await subscribe();
  for (let index = 0; index < 12; index += 1) await sendTest(ADMIN, { subscription: id }, after(-index));
  await Promise.all(Array.from({ length: 4 }, () => sendDue(post, NOW)));
  expect(receiver.received).toHaveLength(12);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(12);
});

test("a sender that died with a message in hand leaves it to the next, under the same id", async () => {
  const { id } = await subscribe();
  await sendTest(ADMIN, { subscription: id }, NOW);
  const [held] = await inTransaction((tx) => claimMessages(tx, NOW, after(60), 10));
  await sendDue(post, after(30));
  expect(receiver.received).toEqual([]);
  await sendDue(post, after(60));
  expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([held?.id]);
});

test("what is told of a story later waits for what was told before", async () => {
  const { id } = await subscribe();
  const body = { type: "test", timestamp: NOW.toISOString(), data: {} };
  const row = { subscriptionId: id, story: "incident:INC-1", body };
  await prisma().message.create({ data: { ...row, event: "incident.opened", createdAt: NOW, nextTryAt: after(100) } });
  await prisma().message.create({ data: { ...row, event: "incident.resolved", createdAt: after(1), nextTryAt: after(1) } });
  await sendDue(post, after(50));
  expect(receiver.received).toEqual([]);
  await sendDue(post, after(100));
  await sendDue(post, after(101));
  expect((await messages()).map(({ event, sentAt }) => [event, sentAt])).toEqual([
    ["incident.opened", after(100)],
    ["incident.resolved", after(101)],
  ]);
});

test("Slack gets blocks and plain text, and no signature", async () => {
  const { id } = await subscribe("slack");
  await sendTest(ADMIN, { subscription: id }, NOW);
  receiver.answer(200);
  await sendDue(post, NOW);
  const [only] = receiver.received;
  expect(only?.headers["webhook-signature"]).toBeUndefined();
  expect(JSON.parse(only?.body ?? "{}")).toMatchObject({
    text: expect.stringContaining("A test message of Wake"),
    blocks: [{ type: "header" }, { type: "section" }],
  });
});

test("what was given up is tried again when somebody asks for it, and what was disabled is not", async () => {
  const { id } = await subscribe();
  await sendTest(ADMIN, { subscription: id }, NOW);
  await prisma().message.updateMany({ data: { nextTryAt: null, tries: 8, failure: "The receiver answered 500." } });
  const [given] = await messages();
  await retryMessage(ADMIN, { message: given?.id }, after(9));
  await disableSubscription(ADMIN, { subscription: id, disabled: true }, after(9));
  await sendDue(post, after(10));
  expect(receiver.received).toEqual([]);
  await disableSubscription(ADMIN, { subscription: id, disabled: false }, after(11));
  await retryMessage(ADMIN, { message: given?.id }, after(12));
  await sendDue(post, after(13));
  expect(receiver.received).toHaveLength(1);
  await expect(retryMessage(ADMIN, { message: given?.id }, after(14))).rejects.toMatchObject({ code: "not-found" });
});

test("address and secret are sealed in the store, and only admins may touch them", async () => {
  const { secret } = await subscribe();
  const [row] = await prisma().subscription.findMany();
  const stored = Buffer.concat([row?.sealedUrl ?? Buffer.alloc(0), row?.sealedSecret ?? Buffer.alloc(0)]).toString("latin1");
  expect(stored).not.toContain("127.0.0.1");
  expect(stored).not.toContain(secret.slice(6, 20));
  const [entry] = await prisma().auditEntry.findMany();
  expect(JSON.stringify(entry?.detail)).not.toContain("/wake");
  const member: Actor = { ...ADMIN, role: "member" };
  await expect(createSubscription(member, {}, NOW)).rejects.toMatchObject({ code: "forbidden" });
  await expect(sendTest(member, {}, NOW)).rejects.toMatchObject({ code: "forbidden" });
});
