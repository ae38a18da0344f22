import type { Ground } from "@/lib/db/read/delivery/ground";
import type { Snapshot } from "@/lib/db/read/delivery/snapshot";
import { staleAmong } from "@/lib/db/read/delivery/stale-days";
import { servicesIn } from "@/lib/db/read/delivery/teams";
import type { CalendarDay } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import { WakeError } from "@/lib/domain/error";
import { type DaySource, sourceOf } from "./day-source";
import { fromRows, howManyRows, type RowsWanted } from "./from-rows";
import { monthOf, type Piece, wholeMonths } from "./pieces";
import { storedDays, storedMonths } from "./stored";

/** Deployments that one answer works out from their rows: of days that are not folded, and in another zone than the workspace's. */
const MOST_UNFOLDED = 20_000;
const MOST_IN_ANOTHER_ZONE = 100_000;

type Asked = {
  readonly selections: readonly Selection[];
  /** Days of the period, and of the one before it. */
  readonly days: readonly Piece[];
  readonly earlier: readonly Piece[];
  readonly zone: string;
  readonly ground: Ground;
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
 * Sources of two periods for each of some selections: stored months and days where they hold, else what the rows of this snapshot give.
 * `stale` when so much has changed since they were stored that they are answered with as they are. Cost: as many statements for all
 * selections as for one.
 *
 * @throws WakeError `invalid` when days of another zone hold too many deployments.
 */
export async function daySources(client: Snapshot, asked: Asked): Promise<DaySources[]> {
  const isSomewhere = (selection: Selection): boolean => servicesIn(asked.ground.teams, selection)?.length !== 0;
  const found = await sourcesOf(client, { ...asked, selections: asked.selections.filter(isSomewhere) });
  const nowhere = assembled(asked, new Map(), new Map(), false);
  return asked.selections.map((selection) => (isSomewhere(selection) ? found.shift() : undefined) ?? nowhere);
}

async function sourcesOf(client: Snapshot, asked: Asked): Promise<DaySources[]> {
  const { ground, selections } = asked;
  const pieces = [...asked.earlier, ...asked.days];
  const [only] = selections;
  const services = only === undefined ? null : servicesIn(ground.teams, only);
  if (asked.zone !== ground.settings.zone) {
    const wanted = selections.map((selection) => ({ selection, pieces }));
    if ((await howManyRows(client, wanted, services, MOST_IN_ANOTHER_ZONE)) > MOST_IN_ANOTHER_ZONE)
      throw tooManyFor(asked.zone, ground.settings.zone);
    const worked = await fromRows(client, wanted, ground.settings);
    return selections.map((_, index) => assembled(asked, worked[index] ?? new Map(), new Map(), false));
  }
  const wanted = selections.map((selection): RowsWanted & { readonly unfolded: ReadonlySet<CalendarDay> } => {
    const unfolded = unfoldedDays(ground, selection, pieces);
    return { selection, unfolded, pieces: pieces.filter(({ whole, day }) => !whole || unfolded.has(day)) };
  });
  const changed = wanted.some(({ unfolded }) => unfolded.size > 0);
  const stale = changed && (await howManyRows(client, wanted, services, MOST_UNFOLDED)) > MOST_UNFOLDED;
  const worked = await fromRows(
    client,
    stale ? wanted.map((one) => ({ ...one, pieces: one.pieces.filter(({ whole }) => !whole) })) : wanted,
    ground.settings,
  );
  const merged = (await storedMonths(client, selections, [asked.earlier, asked.days])).map((months, index) =>
    stale ? months : withoutChanged(months, wanted[index]?.unfolded ?? new Set()),
  );
  const isMerged = (piece: Piece): boolean => merged.every((months) => months.has(monthOf(piece.day)));
  const needed = pieces.filter(
    (piece) =>
      worked.some((own) => !own.has(piece)) && (!isMerged(piece) || (asked.eachDay && piece.from >= (asked.days[0]?.from ?? piece.from))),
  );
  const stored = await storedDays(client, selections, needed);
  return selections.map((_, index) =>
    assembled(asked, new Map([...(stored[index] ?? []), ...(worked[index] ?? [])]), merged[index] ?? new Map(), stale),
  );
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

/** The days of a selection whose stored facts no longer hold. */
function unfoldedDays({ unfolded, teams, settings }: Ground, selection: Selection, pieces: readonly Piece[]): Set<CalendarDay> {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined || unfolded.length === 0) return new Set();
  if (unfolded === "many") return new Set(pieces.map(({ day }) => day));
  const where = { services: servicesIn(teams, selection), environment: selection.environment, zone: settings.zone };
  return new Set(staleAmong(unfolded, { ...where, first: first.day, last: last.day }));
}

/** The months none of whose days has changed. */
const withoutChanged = (months: ReadonlyMap<CalendarDay, DaySource>, changed: ReadonlySet<CalendarDay>): Map<CalendarDay, DaySource> => {
  const touched = new Set([...changed].map(monthOf));
  return new Map([...months].filter(([month]) => !touched.has(month)));
};

const tooManyFor = (zone: string, own: string): WakeError =>
  new WakeError("invalid", `There are too many deployments to count their days in ${zone}.`, {
    fix: `Ask in the workspace's own zone (${own}), for a shorter period, or for one service or team.`,
    issues: [{ field: "tz", message: `Days of another zone than ${own} are counted for up to ${MOST_IN_ANOTHER_ZONE} deployments.` }],
  });
