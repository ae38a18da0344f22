import { type Db, inTransaction } from "@/lib/db/prisma";
import { appendAudit } from "@/lib/db/write/audit";
import { insertConnection } from "@/lib/db/write/connection";
import { type Actor, authorise } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { publishChange } from "@/lib/services/live/publish";
import { parseInput } from "@/lib/services/parse";
import { BUILT_IN } from "./built-in";
import { givenParts, newConnectionSchema, readSettings } from "./connection-input";
import { addSecret, mintSecret } from "./new-secret";

export type NewConnection = {
  readonly id: string;
  /** `/api/hooks/<id>`, below the address of this installation. */
  readonly path: string;
  /** The only copy there will ever be; null when the caller brought its own. */
  readonly secret: string | null;
};

const MOST_TRIES = 50;
/** The address below which connections have their pages holds the form that makes them under this name. */
const RESERVED = "new";

/**
 * Connects a system: `{ source, name, id?, secret?, settings? }`. Without an id the name makes one, with a number where it is taken.
 * Throws `forbidden`, `invalid`, or `conflict` for an id that is taken.
 */
export async function createConnection(actor: Actor | null, input: unknown, now: Date): Promise<NewConnection> {
  authorise(actor, "connections.manage");
  const { id: wanted, secret: own, settings, ...rest } = parseInput(newConnectionSchema, input);
  const made = own === undefined ? mintSecret() : null;
  const row = { ...rest, settings: readSettings(givenParts(settings, settingsIn(input))), createdBy: actor.name, createdAt: now };
  const id = await inTransaction(async (tx) => {
    const taken = await insertUnder(tx, wanted === undefined ? idsFor(rest.name, rest.source) : [wanted], row);
    await addSecret(tx, taken, own ?? made ?? "", now);
    await publishChange(tx, "settings");
    const detail = { source: rest.source, name: rest.name };
    await appendAudit(tx, { actor, action: "connection.create", subject: `connection:${taken}`, detail });
    return taken;
  });
  return { id, path: `/api/hooks/${id}`, secret: made };
}

type Row = Omit<Parameters<typeof insertConnection>[1], "id">;

async function insertUnder(tx: Db, ids: readonly string[], row: Row): Promise<string> {
  for (const id of ids)
    if (id !== RESERVED && (BUILT_IN[id] ?? row.source) === row.source && (await insertConnection(tx, { id, ...row }))) return id;
  throw new WakeError("conflict", `There is a connection “${ids[0]}” already.`, {
    fix: "Choose another id.",
    issues: [{ field: "id", message: "is taken" }],
  });
}

/** What a name makes of itself in an address: `Shop: GitHub` is `shop-github`. */
function idsFor(name: string, source: string): string[] {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const slug =
    plain
      .replaceAll(/[^a-z0-9]+/g, "-")
      .slice(0, 50)
      .replaceAll(/^-+|-+$/g, "") || source;
  return [slug, ...Array.from({ length: MOST_TRIES }, (_, index) => `${slug}-${index + 2}`)];
}

const settingsIn = (input: unknown): unknown =>
  typeof input === "object" && input !== null && Object.hasOwn(input, "settings") ? (input as { settings: unknown }).settings : undefined;
