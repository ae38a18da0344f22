import { createHmac } from "node:crypto";
import { POST as postRest } from "@/app/api/hooks/[connection]/[...rest]/route";
import { POST } from "@/app/api/hooks/[connection]/route";
import { prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/domain/access";
import { createConnection } from "@/lib/services/connection/create";
import { processWaiting } from "@/lib/services/inbox/process";

export const ADMIN: Actor = { kind: "system", name: "test" };
export const SECRET = "It's a Secret to Everybody";

/** A connection with the secret above, as an admin would make it; returns its id. */
export async function connect(source: string, settings: object = {}, secret: string = SECRET): Promise<string> {
  return (await createConnection(ADMIN, { source, name: source, secret, settings }, new Date())).id;
}

export type HookAnswer = { readonly status: number; readonly headers: Headers; readonly json: Record<string, unknown> };

/** Calls a connection's address as its sender does. */
export async function callHook(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<HookAnswer> {
  const handler = path.split("?")[0]?.includes("/") === true ? postRest : POST;
  const response = await handler(
    new Request(`http://wake.test/api/hooks/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: Buffer.from(body),
    }),
    undefined,
  );
  return { status: response.status, headers: response.headers, json: (await response.json()) as Record<string, unknown> };
}

export const hexMac = (secret: string, body: string | Uint8Array, hash = "sha256"): string =>
  createHmac(hash, secret).update(body).digest("hex");

/** What GitHub sends with a body. */
export const githubHeaders = (event: string, delivery: string, body: string | Uint8Array, secret = SECRET): Record<string, string> => ({
  "x-github-event": event,
  "x-github-delivery": delivery,
  "x-hub-signature-256": `sha256=${hexMac(secret, body)}`,
});

/** Waits until nothing waits to be processed: an answer may be given before. */
export async function drainInbox(): Promise<void> {
  while ((await prisma().inboundDelivery.count({ where: { state: "received" } })) > 0) await processWaiting(new Date());
}

/** States of deliveries, in order of arrival. */
export async function deliveryStates(): Promise<string[]> {
  await drainInbox();
  const rows = await prisma().inboundDelivery.findMany({ select: { state: true }, orderBy: [{ receivedAt: "asc" }, { id: "asc" }] });
  return rows.map(({ state }) => state);
}

let deliveries = 0;

/** A call of GitHub, under a delivery id of its own. */
export const callGithub = (id: string, event: string, body: unknown, delivery = `d-${deliveries++}`): Promise<HookAnswer> => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return callHook(id, text, githubHeaders(event, delivery, text));
};

export const REPOSITORY = {
  id: 42,
  name: "shop",
  full_name: "acme/shop",
  html_url: "https://github.com/acme/shop",
  default_branch: "main",
};

export type GithubStatus = {
  readonly deployment?: number;
  readonly status?: number;
  readonly state?: string;
  readonly environment?: string;
};

/** A `deployment_status` of GitHub: the deployment is repeated in it. */
export function githubStatus({ deployment = 7, status = 70, state = "success", environment = "production" }: GithubStatus = {}): object {
  const at = `2026-11-20T10:0${status % 10}:00Z`;
  return {
    action: "created",
    deployment_status: { id: status, state, environment, created_at: at, updated_at: at, creator: { login: "ada" } },
    deployment: {
      id: deployment,
      sha: deployment.toString(16).padStart(40, "a"),
      ref: "main",
      task: "deploy",
      environment,
      payload: {},
      creator: { login: "ada" },
      created_at: "2026-11-20T10:00:00Z",
      updated_at: "2026-11-20T10:00:00Z",
    },
    repository: REPOSITORY,
    sender: { login: "ada", type: "User" },
  };
}

/** Events as they are held, without what tells one reading from another. */
export const heldEvents = async (): Promise<unknown[]> =>
  (await prisma().event.findMany({ orderBy: { eventKey: "asc" } })).map(
    ({ id: _, deliveryId: __, mapperVersion: ___, receivedAt: ____, ...event }) => event,
  );
