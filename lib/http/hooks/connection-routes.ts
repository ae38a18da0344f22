import { requestActor } from "@/lib/auth/session-actor";
import type { Actor } from "@/lib/domain/access";
import { createConnection } from "@/lib/services/connection/create";
import { disableConnection } from "@/lib/services/connection/disable";
import { endSecret } from "@/lib/services/connection/end-secret";
import { removeConnection } from "@/lib/services/connection/remove";
import { rotateSecret } from "@/lib/services/connection/rotate-secret";
import { updateSettings } from "@/lib/services/connection/update-settings";
import { requestReplay } from "@/lib/services/inbox/request-replay";
import { decodedPart } from "@/lib/urls/path-part";
import { connectionDetail, connectionsPage } from "@/lib/views/records/connections";
import { jsonResponse } from "../json";
import { route } from "../route";
import { smallBody } from "./small-body";

type Context = { params: Promise<{ id: string; secret?: string }> };
type Named = { readonly actor: Actor | null; readonly id: string; readonly secret: string };

/** A route below `/api/v1/connections/{id}`. */
const named = (work: (request: Request, named: Named, now: Date) => Promise<Response>) =>
  route(async (request: Request, context: Context) => {
    const actor = await requestActor(request);
    const { id, secret = "" } = await context.params;
    return work(request, { actor, id: decodedPart(id), secret: decodedPart(secret) }, new Date());
  });

const done = (): Response => new Response(null, { status: 204 });

export const listOfConnections = route(async (request: Request) =>
  jsonResponse(await connectionsPage(await requestActor(request), new Date())),
);

/** `{ source, name, id?, secret?, settings? }` -> 201 `{ id, path, secret }` */
export const newConnection = route(async (request: Request) =>
  jsonResponse(await createConnection(await requestActor(request), await smallBody(request), new Date()), { status: 201 }),
);

export const oneConnection = named(async (_, { actor, id }, now) => jsonResponse(await connectionDetail(actor, id, now)));

/** `{ name?, settings?, disabled? }` -> 200 `{ backfill }` */
export const changedConnection = named(async (request, { actor, id }, now) => {
  const { disabled, ...change } = await smallBody(request);
  const updated = await updateSettings(actor, { ...change, connection: id }, now);
  if (disabled !== undefined) await disableConnection(actor, { connection: id, disabled }, now);
  return jsonResponse(updated);
});

export const removedConnection = named(async (_, { actor, id }, now) => {
  await removeConnection(actor, { connection: id }, now);
  return done();
});

/** `{ secret? }` -> 201 `{ id, secret }` */
export const newSecret = named(async (request, { actor, id }, now) =>
  jsonResponse(await rotateSecret(actor, { ...(await smallBody(request)), connection: id }, now), { status: 201 }),
);

export const endedSecret = named(async (_, { actor, id, secret }, now) => {
  await endSecret(actor, { connection: id, secret }, now);
  return done();
});

/** `{ from?, to?, states? }` -> 202 `{ backfill }` */
export const askedReplay = named(async (request, { actor, id }, now) =>
  jsonResponse(await requestReplay(actor, { ...(await smallBody(request)), connection: id }, now), { status: 202 }),
);
