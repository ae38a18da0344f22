const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** Minutes after an incident was noticed at which it is looked into again: often while signals come in, then each hour of the first day. */
const LOOKS: readonly number[] = [1, 3, 5, 10, 20, ...Array.from({ length: 24 }, (_, hour) => (hour + 1) * 60)];
/** So long after it was noticed a resolved one is still looked into: signals around it come in. */
const AFTERWARDS_MINUTES = 60;

/** When an incident was noticed, when its events last changed it here, and when it was over. */
export type Noticed = { readonly openedAt: Date; readonly updatedAt: Date; readonly resolvedAt: Date | null };

/**
 * When an incident is looked into next; null when nothing more is to be found out. One that is told late is looked into as often from then
 * on as one that is told at once: what belongs to it comes late, too. After a day it is history.
 */
export function nextSuspectAt({ openedAt, updatedAt, resolvedAt }: Noticed, now: Date): Date | null {
  const told = (updatedAt.getTime() - openedAt.getTime()) / MINUTE_MS;
  const begins = told > 0 && told < DAY_MINUTES ? [0, told] : [0];
  const passed = (now.getTime() - openedAt.getTime()) / MINUTE_MS;
  const left = begins.flatMap((begin) => LOOKS.filter((minutes) => isWanted(minutes, resolvedAt)).map((minutes) => begin + minutes));
  const next = Math.min(...left.filter((minutes) => minutes > passed && minutes <= DAY_MINUTES));
  return Number.isFinite(next) ? new Date(openedAt.getTime() + next * MINUTE_MS) : null;
}

const isWanted = (minutes: number, resolvedAt: Date | null): boolean => resolvedAt === null || minutes <= AFTERWARDS_MINUTES;
