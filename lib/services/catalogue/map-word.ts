import { inTransaction } from "@/lib/db/prisma";
import { findConnection } from "@/lib/db/read/connection/list";
import { ensureEnvironment } from "@/lib/db/write/catalogue-environment";
import { type Actor, authorise } from "@/lib/domain/access";
import { tierOf } from "@/lib/domain/tier";
import { readSettings } from "@/lib/services/connection/connection-input";
import { type Updated, updateSettings } from "@/lib/services/connection/update-settings";
import { parseInput } from "@/lib/services/parse";
import { wordInput } from "./catalogue-input";
import { noSuch } from "./no-such";
import { setEnvironment } from "./set-environment";

/**
 * Says what a word of a sender means: `{ connection, kind, said, to, tier? }`. It becomes part of the connection's settings, and what
 * the connection sent before is read again in the background. With a tier, the environment is made when it is missing, and settled.
 *
 * @throws WakeError `not-found` for an unknown connection; `invalid`.
 */
export async function mapWord(actor: Actor | null, input: unknown, now: Date): Promise<Updated> {
  authorise(actor, "connections.manage");
  const { connection, kind, said, to, tier } = parseInput(wordInput, input);
  const found = await findConnection(connection, now);
  if (found === null) throw noSuch("connection");
  const part = kind === "service" ? "services" : "environments";
  const before = readSettings(found.settings)[part];
  const others = Object.entries(before).filter(([word]) => word.toLowerCase() !== said.toLowerCase());
  if (kind === "environment") {
    await inTransaction((tx) => ensureEnvironment(tx, to, tier ?? tierOf(to)));
    if (tier !== undefined) await setEnvironment(actor, { name: to, tier }, now);
  }
  return updateSettings(actor, { connection, settings: { [part]: { ...Object.fromEntries(others), [said]: to } } }, now);
}
