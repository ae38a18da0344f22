import { findConnection } from "@/lib/db/read/connection/list";
import { type Actor, authorise } from "@/lib/domain/access";
import { readSettings } from "@/lib/services/connection/connection-input";
import { type Updated, updateSettings } from "@/lib/services/connection/update-settings";
import { parseInput } from "@/lib/services/parse";
import { wordInput } from "./catalogue-input";
import { noSuch } from "./no-such";

/** Takes back what a word of a sender was said to mean: `{ connection, kind, said }`. What was sent under it is read again. */
export async function unmapWord(actor: Actor | null, input: unknown, now: Date): Promise<Updated> {
  authorise(actor, "connections.manage");
  const { connection, kind, said } = parseInput(wordInput.pick({ connection: true, kind: true, said: true }), input);
  const found = await findConnection(connection, now);
  if (found === null) throw noSuch("connection");
  const part = kind === "service" ? "services" : "environments";
  const kept = Object.entries(readSettings(found.settings)[part]).filter(([word]) => word.toLowerCase() !== said.toLowerCase());
  return updateSettings(actor, { connection, settings: { [part]: Object.fromEntries(kept) } }, now);
}
