import type { EventDraft, EventKind, Reading } from "../events/event-draft";
import { readApproval } from "../events/read-approval";
import { readChange } from "../events/read-change";
import { readChangeRequest } from "../events/read-change-request";
import { readDeployment } from "../events/read-deployment";
import { readFlag } from "../events/read-flag";
import { readIncident } from "../events/read-incident";
import { type Adapter, type Delivery, type Headers, ignored, type SourceReading, type UnmappedRef } from "./adapter";
import { distinctRefs } from "./distinct-refs";
import { at, type Json, textAt } from "./fields";
import { mapped, placeOf } from "./place";
import type { SourceSettings } from "./source-settings";

/** Bodies as Wake's own API takes them, from systems that can be told what to post but not how to sign in. */
export const genericAdapter: Adapter = {
  source: "generic",
  headers: ["x-wake-kind", "x-wake-path"],
  topic: (headers, body) => kindOf(headers, Array.isArray(body) ? body[0] : body),
  deliveryKey: () => null,
  read: readGeneric,
};

const READERS: Readonly<Record<EventKind, (value: unknown, now: Date) => Reading>> = {
  deployments: readDeployment,
  incidents: readIncident,
  changes: readChange,
  "change-requests": readChangeRequest,
  approvals: readApproval,
  flags: readFlag,
};

const MOST = 10_000;
const KINDS = "deployment, incident, change, change-request, approval or flag";

type One = { readonly events: readonly EventDraft[]; readonly unmapped: readonly UnmappedRef[]; readonly wrong: string | null };

function readGeneric(delivery: Delivery): SourceReading {
  const { body, headers } = delivery;
  const bodies: readonly Json[] = Array.isArray(body) ? body : [body];
  if (bodies.length === 0) return ignored("This list is empty.");
  if (bodies.length > MOST)
    return ignored(`This list holds more than ${MOST.toLocaleString("en")} bodies; send it in parts, or import it.`);
  const read = bodies.map((one) => readOne(one, kindOf(headers, one), delivery));
  const wrong = read.flatMap((one) => one.wrong ?? []);
  const unmapped = distinctRefs(read.flatMap((one) => one.unmapped));
  return { events: read.flatMap(({ events }) => events), unmapped, ignored: wrong.length === 0 ? null : reasonOf(wrong, bodies.length) };
}

const reasonOf = ([first = "", ...others]: readonly string[], count: number): string =>
  count === 1 ? first : `${others.length + 1} of ${count} bodies were left out, the first because: ${first}`;

function readOne(body: Json, kind: EventKind | null, { settings, receivedAt }: Delivery): One {
  const refused = (wrong: string): One => ({ events: [], unmapped: [], wrong });
  if (kind === null) return refused(`This body does not say what it is: give it a field kind, one of ${KINDS}.`);
  const { value, unmapped } = withMapping(body, settings);
  const reading = READERS[kind](value, receivedAt);
  if (!reading.ok) return refused(`${reading.issues.map(({ field, message }) => `${field} ${message}`).join("; ")}.`.slice(0, 1_000));
  return { events: [reading.event, ...reading.also], unmapped, wrong: null };
}

/** From the body's own field, or else from a header, or from what follows the connection's address. */
function kindOf(headers: Headers, body: Json): EventKind | null {
  const path = headers["x-wake-path"]?.split("/").findLast((part) => part !== "");
  const words = [textAt(body, "kind"), headers["x-wake-kind"], path].flatMap((word) => word ?? []);
  return words.map(asKind).find((kind) => kind !== null) ?? null;
}

function asKind(word: string): EventKind | null {
  const plural = word.trim().toLowerCase().replaceAll(/[_ ]/g, "-").replace(/s?$/, "s");
  return isKind(plural) ? plural : null;
}

const isKind = (word: string): word is EventKind => Object.hasOwn(READERS, word);

/** The same body in Wake's words for services and environments, and the environments that mean nothing to Wake. */
function withMapping(body: Json, settings: SourceSettings): { readonly value: Json; readonly unmapped: readonly UnmappedRef[] } {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return { value: body, unmapped: [] };
  const [service, environment] = [textAt(body, "service"), textAt(body, "environment")];
  const { kind: _kind, ...rest } = Object.fromEntries(Object.entries(body));
  const services = at(body, "services");
  const value = {
    ...rest,
    ...(mapped(settings.services, service) === null ? {} : { service: mapped(settings.services, service) }),
    ...(mapped(settings.environments, environment) === null ? {} : { environment: mapped(settings.environments, environment) }),
    ...(Array.isArray(services)
      ? { services: services.map((name) => (typeof name === "string" ? (mapped(settings.services, name) ?? name) : name)) }
      : {}),
  };
  const unmapped =
    environment === null ? [] : placeOf(settings, { service, environment }).unmapped.filter(({ kind }) => kind === "environment");
  return { value, unmapped };
}
