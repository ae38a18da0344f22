import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { backfills } from "@/lib/db/read/connection/backfills";
import { deliveriesOf, type IgnoredTopic, ignoredTopicsOf } from "@/lib/db/read/connection/deliveries";
import { type ConnectionRow, findConnection, type SecretRow } from "@/lib/db/read/connection/list";
import { hoursOfCalls } from "@/lib/db/read/connection/rhythm";
import { type Attempt, attemptsSince } from "@/lib/db/read/intake/attempts";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { type SecretMaker, systemOf } from "@/lib/domain/system";
import { type ConnectionParams, hookPath } from "@/lib/urls/connection";
import type { ConnectStep } from "./connect-steps/connect-step";
import { connectStepsOf } from "./connect-steps/steps-of";
import { type NameChoices, nameChoices } from "./connection-choices";
import { type SettingsForm, settingsForm } from "./connection-settings";
import { type ConnectionState, connectionState } from "./connection-state";
import { type DeliveryLine, deliveryLine } from "./delivery-lines";
import { type ReplayLine, replayLine } from "./replay-line";
import { type UnmappedWord, wordsToMap } from "./unmapped-words";

const DAY_MS = 86_400_000;
const SHOWN = 25;
const ATTEMPTS = 10;

export type ConnectionModel = Pick<ConnectionRow, "id" | "name" | "source" | "createdAt" | "verifiedAt" | "lastSeenAt" | "counts"> & {
  readonly timezone: string;
  readonly now: Date;
  readonly system: string;
  readonly secretMaker: SecretMaker;
  readonly address: string;
  readonly state: ConnectionState;
  readonly isDisabled: boolean;
  /** The latest calls of the last day, refused ones apart. */
  readonly attempts: { readonly refused: readonly Attempt[]; readonly taken: readonly Attempt[] };
  readonly unmapped: readonly UnmappedWord[];
  readonly choices: NameChoices;
  readonly ignored: readonly IgnoredTopic[];
  readonly deliveries: readonly DeliveryLine[];
  /** Where the list of deliveries goes on; null at its end. */
  readonly next: ConnectionParams["after"];
  readonly replay: ReplayLine | null;
  readonly settings: SettingsForm;
  readonly secrets: readonly SecretRow[];
  /** What to do in the other system; a secret that cannot be shown again is named by its last characters. */
  readonly steps: readonly ConnectStep[];
};

/** One connected system: whether it is heard, what it said, and what of that Wake could not place. For admins. */
export async function loadConnection(
  actor: Actor | null,
  params: ConnectionParams & { readonly origin: string },
  now: Date,
): Promise<ConnectionModel> {
  authorise(actor, "connections.manage");
  const { id, origin } = params;
  const { services, environments } = reachOf(actor);
  const row = services.length + environments.length > 0 ? null : await findConnection(id, now);
  if (row === null) throw new WakeError("not-found", "No system is connected under this address.", { fix: "Look at Settings, Sources." });
  const [workspace, attempts, unmapped, choices, ignored, works, list] = await Promise.all([
    readWorkspace(),
    attemptsOf(id, now),
    wordsToMap(id),
    nameChoices(),
    ignoredTopicsOf(id),
    backfills(id),
    deliveriesFrom(params),
  ]);
  const { name, source, createdAt, verifiedAt, lastSeenAt, counts, secrets } = row;
  const system = systemOf(source);
  const address = `${origin}${hookPath(id)}`;
  return {
    ...{ id, name, source, createdAt, verifiedAt, lastSeenAt, counts, secrets, timezone: workspace.timezone, now, address },
    ...{ attempts, unmapped, choices, ignored, ...list, isDisabled: row.disabledAt !== null },
    system: system?.label ?? source,
    secretMaker: system?.secret ?? "wake",
    state: await stateOf(row, attempts.refused, now),
    replay: replayLine(works),
    settings: settingsForm(source, row.settings),
    steps: connectStepsOf(source, { address, secret: `<the secret that ends in ${secrets[0]?.hint ?? "…"}>` }),
  };
}

async function attemptsOf(id: string, now: Date): Promise<ConnectionModel["attempts"]> {
  const since = new Date(now.getTime() - DAY_MS);
  const endpoint = hookPath(id);
  const [refused, all] = await Promise.all([
    attemptsSince(since, ATTEMPTS, { endpoint, outcome: "refused" }),
    attemptsSince(since, 3 * ATTEMPTS, { endpoint }),
  ]);
  return { refused, taken: all.filter(({ outcome }) => outcome !== "refused").slice(0, ATTEMPTS) };
}

async function deliveriesFrom({ id, state, after }: ConnectionParams): Promise<Pick<ConnectionModel, "deliveries" | "next">> {
  const rows = await deliveriesOf(id, state === "all" ? {} : { state }, after, SHOWN + 1);
  const shown = rows.slice(0, SHOWN);
  const last = shown.at(-1);
  const next = rows.length > SHOWN && last !== undefined ? { receivedAt: last.receivedAt.toISOString(), id: last.id } : null;
  return { deliveries: shown.map(deliveryLine), next };
}

async function stateOf(row: ConnectionRow, refused: readonly Attempt[], now: Date): Promise<ConnectionState> {
  const hours = await hoursOfCalls(new Date(now.getTime() - 14 * DAY_MS));
  const own = hours.filter(({ endpoint }) => endpoint === hookPath(row.id));
  return connectionState({ ...row, hours: own, refused: refused.reduce((sum, { count }) => sum + count, 0) }, now);
}
