import { readDays } from "@/lib/db/read/delivery/days";
import { howManyDeployments } from "@/lib/db/read/delivery/how-many";
import { readMonths } from "@/lib/db/read/delivery/months";
import { deliveryRows, type Span } from "@/lib/db/read/delivery/rows";
import { servicesOf } from "@/lib/db/read/delivery/services-of";
import type { DeliverySettings } from "@/lib/db/read/delivery/settings";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import { staleDays } from "@/lib/db/read/delivery/stale-days";
import type { CalendarDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { WakeError } from "@/lib/domain/error";
import type { DeploymentFact } from "@/lib/metrics/delivery/fact";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import { type DaySource, sourceOf, storedSource } from "./day-source";
import { joinedPieces, monthOf, type Piece, wholeMonths } from "./pieces";

/** Deployments that one answer works out from their rows: of days that are not folded, and in another zone than the workspace's. */
const MOST_UNFOLDED = 20_000;
const MOST_IN_ANOTHER_ZONE = 100_000;

type Asked = {
  readonly selection: Selection;
  /** Days of the period, and of the one before it. */
  readonly days: readonly Piece[];
  readonly earlier: readonly Piece[];
  readonly zone: string;
  readonly settings: DeliverySettings;
  /** The period is wanted day by day as well. */
  readonly eachDay: boolean;
};

/** `now` and `before` may name a whole month in the place of its days; `days` names each day of the period, where that was asked for. */
export type DaySources = {
  readonly now: readonly DaySource[];
  readonly before: readonly DaySource[];
  readonly days: readonly DaySource[];
  readonly stale: boolean;
};

/**
 * Sources of two periods: stored months and days where they hold, else what the rows of this snapshot give. `stale` when so much has
 * changed since they were stored that they are answered with as they are.
 *
 * @throws WakeError `invalid` when days of another zone hold too many deployments.
 */
export async function daySources(client: Snapshot, asked: Asked): Promise<DaySources> {
  const pieces = [...asked.earlier, ...asked.days];
  const services = await servicesOf(client, asked.selection);
  if (services?.length === 0) return assembled(asked, new Map(), new Map(), false);
  const where = { services, environment: asked.selection.environment };
  if (asked.zone !== asked.settings.zone) {
    if ((await howMany(client, pieces, where, MOST_IN_ANOTHER_ZONE)) > MOST_IN_ANOTHER_ZONE)
      throw tooManyFor(asked.zone, asked.settings.zone);
    return assembled(asked, await fromRows(client, asked, pieces), new Map(), false);
  }
  const unfolded = await unfoldedDays(client, asked.selection, pieces);
  const unknown = pieces.filter(({ whole, day }) => !whole || unfolded.has(day));
  const stale = unfolded.size > 0 && (await howMany(client, unknown, where, MOST_UNFOLDED)) > MOST_UNFOLDED;
  const months = await storedMonths(client, asked, stale ? new Set() : unfolded);
  const worked = await fromRows(client, asked, stale ? unknown.filter(({ whole }) => !whole) : unknown);
  const needed = pieces.filter(
    (piece) =>
      !worked.has(piece) && (!months.has(monthOf(piece.day)) || (asked.eachDay && piece.from >= (asked.days[0]?.from ?? piece.from))),
  );
  return assembled(asked, new Map([...worked, ...(await storedDays(client, asked.selection, needed))]), months, stale);
}

/** Each period as the months that are merged and the days beside them; a day that nothing is known of had nothing. */
function assembled(
  { days, earlier, eachDay }: Asked,
  known: ReadonlyMap<Piece, DaySource>,
  months: ReadonlyMap<CalendarDay, DaySource>,
  stale: boolean,
): DaySources {
  const ofDays = (pieces: readonly Piece[]): DaySource[] => pieces.map((piece) => known.get(piece) ?? sourceOf(piece, []));
  const ofPeriod = (pieces: readonly Piece[]): DaySource[] => {
    const whole = wholeMonths(pieces);
    return pieces.flatMap((piece) => {
      const month = whole.get(monthOf(piece.day));
      const merged = month === undefined ? undefined : months.get(monthOf(piece.day));
      if (merged === undefined) return known.get(piece) ?? sourceOf(piece, []);
      return month?.[0] === piece ? merged : [];
    });
  };
  return { now: ofPeriod(days), before: ofPeriod(earlier), days: eachDay ? ofDays(days) : [], stale };
}

/** The days whose stored facts no longer hold. */
async function unfoldedDays(client: Snapshot, selection: Selection, pieces: readonly Piece[]): Promise<Set<CalendarDay>> {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return new Set();
  const changed = await staleDays(client, selection, first.day, last.day);
  return new Set(changed === "many" ? pieces.map(({ day }) => day) : changed);
}

/** The merged months that stand for days of the periods, by their first day. */
async function storedMonths(
  client: Snapshot,
  { selection, days, earlier }: Asked,
  unfolded: ReadonlySet<CalendarDay>,
): Promise<Map<CalendarDay, DaySource>> {
  const whole = new Map([...wholeMonths(earlier), ...wholeMonths(days)]);
  const holding = [...whole].filter(([, pieces]) => !pieces.some(({ day }) => unfolded.has(day)));
  const rows = await readMonths(
    client,
    selection,
    holding.map(([month]) => month),
  );
  return new Map(
    rows.flatMap(({ month, environment, days: deploymentDays, facts }): [CalendarDay, DaySource][] => {
      const piece = joinedPieces(whole.get(month) ?? []);
      if (piece === null) return [];
      if (facts === null) return [[month, sourceOf(piece, [])]];
      return [[month, storedSource(piece, { of: "month", environment, day: month }, facts, deploymentDays)]];
    }),
  );
}

async function storedDays(client: Snapshot, selection: Selection, pieces: readonly Piece[]): Promise<[Piece, DaySource][]> {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = new Map((await readDays(client, selection, first.day, last.day)).map((row) => [row.day, row]));
  return pieces.flatMap((piece): [Piece, DaySource][] => {
    const row = rows.get(piece.day);
    return row === undefined ? [] : [[piece, storedSource(piece, { of: "day", environment: row.environment, day: row.day }, row.facts)]];
  });
}

/** What the rows give for some pieces, which follow each other. */
async function fromRows(client: Snapshot, { selection, settings }: Asked, pieces: readonly Piece[]): Promise<Map<Piece, DaySource>> {
  const facts = pieces.map((): DeploymentFact[] => []);
  if (pieces.length === 0) return new Map();
  for await (const rows of deliveryRows(client, spansOf(pieces), selection))
    for (const row of rows) facts[pieceAt(pieces, row.at)]?.push(factOf(row, selection, settings));
  return new Map(pieces.map((piece, index) => [piece, sourceOf(piece, facts[index] ?? [])]));
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

type Where = Parameters<typeof howManyDeployments>[2];

/** How many deployments some pieces hold; counts to one more than `most`. */
async function howMany(client: Snapshot, pieces: readonly Piece[], where: Where, most: number): Promise<number> {
  let count = 0;
  for (const span of spansOf(pieces)) {
    count += await howManyDeployments(client, span, where, most + 1 - count);
    if (count > most) break;
  }
  return count;
}

const tooManyFor = (zone: string, own: string): WakeError =>
  new WakeError("invalid", `There are too many deployments to count their days in ${zone}.`, {
    fix: `Ask in the workspace's own zone (${own}), for a shorter period, or for one service or team.`,
    issues: [{ field: "tz", message: `Days of another zone than ${own} are counted for up to ${MOST_IN_ANOTHER_ZONE} deployments.` }],
  });
