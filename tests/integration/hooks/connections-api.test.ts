import { beforeEach, expect, test } from "vitest";
import { POST as postReplay } from "@/app/api/v1/connections/[id]/replay/route";
import { GET as oneConnection, PATCH, DELETE as removeOne } from "@/app/api/v1/connections/[id]/route";
import { DELETE as deleteSecret } from "@/app/api/v1/connections/[id]/secrets/[secret]/route";
import { POST as postSecret } from "@/app/api/v1/connections/[id]/secrets/route";
import { POST as create, GET as listAll } from "@/app/api/v1/connections/route";
import { GET as oneDelivery } from "@/app/api/v1/deliveries/[id]/route";
import { GET as listDeliveries } from "@/app/api/v1/deliveries/route";
import { GET as listEvents } from "@/app/api/v1/events/route";
import { CONNECTION_ANSWERS } from "@/lib/cli/openapi/connection-answers";
import { SOURCES } from "@/lib/domain/source";
import { adapterOf } from "@/lib/ingest/sources/registry";
import { CONNECTABLE } from "@/lib/services/connection/connection-input";
import { makeToken } from "@/tests/integration/events/support/send";
import { freshDatabase } from "@/tests/support/database";
import { callGithub, callHook, drainInbox, githubHeaders, githubStatus } from "./support/hooks-connection";

let admin = "";
beforeEach(async () => {
  await freshDatabase();
  admin = await makeToken(["admin"]);
});

type Handler = (request: Request, context: { params: Promise<{ id: string; secret: string }> }) => Promise<Response>;
type Asked = { readonly method?: string; readonly body?: unknown; readonly id?: string; readonly secret?: string; readonly query?: string };

async function ask(handler: Handler, asked: Asked = {}, token = admin): Promise<{ status: number; json: Record<string, unknown> }> {
  const { method = "GET", body, id = "", secret = "", query = "" } = asked;
  const request = new Request(`http://wake.test/api/v1/x${query}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await handler(request, { params: Promise.resolve({ id, secret }) });
  const text = await response.text();
  return { status: response.status, json: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

/** Whether an answer is what the interface's description promises. */
const fits = (name: string, json: unknown): void => expect(CONNECTION_ANSWERS[name]?.safeParse(json).error).toBeUndefined();

const github = { source: "github", name: "Shop & Söhne: GitHub" };

test("every source that can be connected has a reader", () => {
  expect(CONNECTABLE.filter((source) => adapterOf(source)?.source !== source)).toEqual([]);
  expect(SOURCES.length).toBe(CONNECTABLE.length + 3);
});

test("a connection's life: made, used, renamed, disabled, given another secret, removed", async () => {
  const made = await ask(create, { method: "POST", body: github });
  expect(made).toMatchObject({ status: 201, json: { id: "shop-sohne-github", path: "/api/hooks/shop-sohne-github" } });
  fits("NewConnection", made.json);
  const id = String(made.json["id"]);
  const secret = String(made.json["secret"]);
  const ping = async (with_: string, name: string): Promise<number> =>
    (await callHook(id, "{}", githubHeaders("ping", name, "{}", with_))).status;
  expect(await ping(secret, "1")).toBe(202);

  const second = await ask(postSecret, { method: "POST", id });
  expect(second.status).toBe(201);
  fits("NewSecret", second.json);
  expect([await ping(secret, "2"), await ping(String(second.json["secret"]), "3")]).toEqual([202, 202]);
  const { json } = await ask(oneConnection, { id });
  fits("ConnectionDetail", json);
  const older = (json["secrets"] as { id: string; endsAt: string | null }[]).find(({ endsAt }) => endsAt !== null);
  expect((await ask(deleteSecret, { method: "DELETE", id, secret: older?.id ?? "" })).status).toBe(204);
  expect(await ping(secret, "4")).toBe(401);

  const changed = await ask(PATCH, { method: "PATCH", id, body: { name: "Forge", disabled: true, settings: { dismissApprovals: true } } });
  expect(changed.status).toBe(200);
  fits("ReplayQueued", changed.json);
  const { json: all } = await ask(listAll);
  fits("Connections", all);
  expect(all["items"]).toMatchObject([
    { id, name: "Forge", disabledAt: expect.any(String), settings: { dismissApprovals: true }, generation: 2 },
  ]);
  expect((await ask(postReplay, { method: "POST", id })).status).toBe(202);
  expect((await ask(removeOne, { method: "DELETE", id })).status).toBe(204);
  expect((await ask(oneConnection, { id })).status).toBe(404);
});

test("what is wrong is named, and an id is given once", async () => {
  const wrong = { source: "carrier pigeon", name: "", id: "Not An Id", secret: "short" };
  const { status, json } = await ask(create, { method: "POST", body: wrong });
  expect(status).toBe(422);
  expect((json["errors"] as { field: string }[]).map(({ field }) => field).sort()).toEqual(["id", "name", "secret", "source"]);
  expect((await ask(create, { method: "POST", body: { ...github, id: "one" } })).status).toBe(201);
  expect((await ask(create, { method: "POST", body: { ...github, id: "one" } })).status).toBe(409);
  expect((await ask(create, { method: "POST", body: { ...github, id: "cdevents" } })).status).toBe(409);
  expect((await ask(create, { method: "POST", body: github })).json["id"]).toBe("shop-sohne-github");
  expect((await ask(create, { method: "POST", body: github })).json["id"]).toBe("shop-sohne-github-2");
});

test("what arrived can be listed and read, page by page", async () => {
  const { json } = await ask(create, { method: "POST", body: { ...github, secret: "It's a Secret to Everybody" } });
  const id = String(json["id"]);
  for (let number = 1; number <= 3; number++)
    await callGithub(id, "deployment_status", githubStatus({ deployment: number, status: number }));
  await callGithub(id, "ping", {});
  await drainInbox();
  const first = await ask(listDeliveries, { query: `?connection=${id}&limit=3` });
  fits("DeliveryPage", first.json);
  const rest = await ask(listDeliveries, { query: `?connection=${id}&limit=3&cursor=${first.json["next"]}` });
  expect([(first.json["items"] as unknown[]).length, (rest.json["items"] as unknown[]).length]).toEqual([3, 1]);
  const ignored = await ask(listDeliveries, { query: "?state=ignored" });
  const [one] = ignored.json["items"] as { id: string }[];
  const delivery = await ask(oneDelivery, { id: one?.id ?? "" });
  fits("DeliveryDetail", delivery.json);
  expect(delivery.json).toMatchObject({ body: "{}", headers: { "x-github-event": "ping" } });
  const events = await ask(listEvents, { query: `?connection=${id}&type=deployment.succeeded&limit=2` });
  fits("EventPage", events.json);
  expect(events.json["items"]).toMatchObject([{ entity: "dep:github:42:3" }, { entity: "dep:github:42:2" }]);
  expect((await ask(listEvents, { query: `?limit=2&cursor=${events.json["next"]}` })).json["items"]).toHaveLength(1);
  expect((await ask(listEvents, { query: "?nonsense=1" })).status).toBe(422);
});

test("who may not manage connections sees none of it, and a restricted reader only the events within reach", async () => {
  const { json } = await ask(create, { method: "POST", body: { ...github, secret: "It's a Secret to Everybody" } });
  await callGithub(String(json["id"]), "deployment_status", githubStatus());
  await drainInbox();
  const reader = await makeToken(["read", "ingest:events"]);
  for (const handler of [listAll, oneConnection, listDeliveries, oneDelivery] as Handler[])
    expect((await ask(handler, { id: "x" }, reader)).status).toBe(403);
  for (const handler of [create, PATCH, removeOne, postSecret, deleteSecret, postReplay] as Handler[])
    expect((await ask(handler, { method: "POST", id: "x", body: {} }, reader)).status).toBe(403);
  const seen = async (reach: object): Promise<unknown> => (await ask(listEvents, {}, await makeToken(["read"], reach))).json["items"];
  expect(await seen({})).toHaveLength(1);
  expect(await seen({ services: ["shop"], environments: ["production"] })).toHaveLength(1);
  expect(await seen({ services: ["billing"] })).toEqual([]);
  expect(await seen({ environments: ["staging"] })).toEqual([]);
});
