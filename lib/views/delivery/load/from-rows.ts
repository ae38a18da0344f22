import { howManyDeployments } from "@/lib/db/read/delivery/how-many";
import { deliveryRows, type Span } from "@/lib/db/read/delivery/rows";
import type { DeliverySettings } from "@/lib/db/read/delivery/settings";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import { isSelected, type Selection } from "@/lib/domain/delivery-row";
import type { DeploymentFact } from "@/lib/metrics/delivery/fact";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import { type DaySource, sourceOf } from "./day-source";
import type { Piece } from "./pieces";

/** A selection, and the pieces that its rows are wanted of; pieces are in order and do not overlap. */
export type RowsWanted = { readonly selection: Selection; readonly pieces: readonly Piece[] };

/** What the rows of this snapshot give for some pieces of each selection. Every row is read once, whoever wants it. */
export async function fromRows(
  client: Snapshot,
  wanted: readonly RowsWanted[],
  settings: DeliverySettings,
): Promise<Map<Piece, DaySource>[]> {
  const pieces = allPieces(wanted);
  const facts = wanted.map((one) => new Map(one.pieces.map((piece): [Piece, DeploymentFact[]] => [piece, []])));
  if (pieces.length > 0)
    for await (const rows of deliveryRows(client, spansOf(pieces), spanning(wanted)))
      for (const row of rows) {
        const piece = pieces[pieceAt(pieces, row.at)];
        for (const [index, { selection }] of wanted.entries()) {
          const own = piece === undefined ? undefined : facts[index]?.get(piece);
          if (own !== undefined && isSelected(selection, row)) own.push(factOf(row, selection, settings));
        }
      }
  return facts.map((own) => new Map([...own].map(([piece, found]) => [piece, sourceOf(piece, found)])));
}

/** How many deployments that would read; counts to one more than `most`. `services` are those of the only selection, null for several. */
export async function howManyRows(
  client: Snapshot,
  wanted: readonly RowsWanted[],
  services: readonly string[] | null,
  most: number,
): Promise<number> {
  const where = { services: wanted.length === 1 ? services : null, environment: spanning(wanted).environment };
  let count = 0;
  for (const span of spansOf(allPieces(wanted))) {
    count += await howManyDeployments(client, span, where, most + 1 - count);
    if (count > most) break;
  }
  return count;
}

const allPieces = (wanted: readonly RowsWanted[]): Piece[] =>
  [...new Set(wanted.flatMap(({ pieces }) => pieces))].sort((a, b) => a.from.getTime() - b.from.getTime());

/** A selection that takes in all of them. */
function spanning(wanted: readonly RowsWanted[]): Selection {
  const [first] = wanted;
  if (first !== undefined && wanted.length === 1) return first.selection;
  const environments = new Set(wanted.map(({ selection }) => selection.environment));
  return { service: null, team: null, environment: environments.size === 1 ? (first?.selection.environment ?? null) : null };
}

/** The place of the last piece that begins at or before an instant. */
function pieceAt(pieces: readonly Piece[], at: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.from.getTime() ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The pieces as stretches of time, neighbours together. */
function spansOf(pieces: readonly Piece[]): Span[] {
  const spans: Span[] = [];
  for (const { from, to } of pieces) {
    const last = spans.at(-1);
    if (last?.to.getTime() === from.getTime()) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }
  return spans;
}
