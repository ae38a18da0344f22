import { type ConnectionRow, listConnections } from "@/lib/db/read/connection/list";
import { type HourOfCalls, hoursOfCalls, type RefusedCalls, refusedCalls } from "@/lib/db/read/connection/rhythm";
import { unmappedOf } from "@/lib/db/read/connection/unmapped";
import { systemOf } from "@/lib/domain/system";
import { connectionHref, hookPath } from "@/lib/urls/connection";
import { type ConnectionState, connectionState } from "./connection-state";
import { stillUnmapped, type UnmappedWord } from "./unmapped-words";

const DAY_MS = 86_400_000;

/** A connected system. Counts are of the last 24 hours, but for words that wait to be mapped. */
export type ConnectedRow = {
  readonly id: string;
  readonly name: string;
  readonly system: string;
  readonly href: string;
  readonly state: ConnectionState;
  readonly taken: number;
  readonly refused: number;
  /** Words of this sender that wait to be mapped. */
  readonly unmapped: number;
  readonly failed: number;
};

/** Every connected system: those that need somebody first, then by name. */
export async function connectedRows(now: Date): Promise<ConnectedRow[]> {
  const [connections, hours, refused, said] = await Promise.all([
    listConnections(now),
    hoursOfCalls(new Date(now.getTime() - 14 * DAY_MS)),
    refusedCalls(new Date(now.getTime() - DAY_MS)),
    unmappedOf(null),
  ]);
  const words = await stillUnmapped(said);
  const rows = connections.map((row) => connectedRow(row, { hours, refused, words }, now));
  return rows.toSorted((a, b) => Number(needsSomebody(b)) - Number(needsSomebody(a)));
}

type Around = {
  readonly hours: readonly HourOfCalls[];
  readonly refused: readonly RefusedCalls[];
  readonly words: readonly UnmappedWord[];
};

function connectedRow(row: ConnectionRow, around: Around, now: Date): ConnectedRow {
  const { id, name, source, counts } = row;
  const refused = around.refused.find(({ endpoint }) => endpoint === hookPath(id))?.calls ?? 0;
  const hours = around.hours.filter(({ endpoint }) => endpoint === hookPath(id));
  return {
    ...{ id, name, refused, failed: counts.failed, href: connectionHref({ id }) },
    system: systemOf(source)?.label ?? source,
    state: connectionState({ ...row, hours, refused }, now),
    taken: counts.received + counts.accepted + counts.duplicate + counts.ignored + counts.unmapped + counts.failed,
    unmapped: around.words.filter(({ connection }) => connection === id).length,
  };
}

const needsSomebody = ({ state, refused, unmapped, failed }: ConnectedRow): boolean =>
  state.kind === "silent" || (state.kind !== "disabled" && refused + unmapped + failed > 0);
