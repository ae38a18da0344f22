import { poissonCdf } from "@/lib/metrics/stats/poisson-cdf";
import { dispersion } from "./dispersion";
import type { JudgeInput, MinuteRollup } from "./judge-input";
import type { Material } from "./material";
import { ALPHA } from "./thresholds";
import { cellMinutesOf } from "./windows";

/** A version that answered requests, and then none any more. */
export type FallenSilent = {
  readonly since: Date;
  /** What others answered since then. */
  readonly others: number;
  /** They hardly answered while it did: they have taken its place. */
  readonly replaced: boolean;
};

const MINUTE_MS = 60_000;
/** What was heard of is quiet only after so long, and after so many times its longest pause. */
const QUIET_MINUTES = 5;
const PAUSES = 3;
/** Part of the traffic of the first half of its life, once it was rolled out, from which others are taken to serve beside it. */
const BESIDE = 0.05;
/** Requests of others in that time that show that somebody asked, and that telemetry arrives. */
const OTHERS = 10;

/**
 * Whether the judged version stopped answering within the window: quiet for longer than it ever was, where its own rate, and its share
 * of what is still asked, make that a one in a thousand chance. Null while it answers, and on hour cells, in which one quiet hour may be
 * the end of a canary. Without `others` nothing is known but that the whole service fell quiet.
 */
export function fallenSilent(input: JudgeInput, { cells, rollOut, window }: Material): FallenSilent | null {
  const heard = [...rollOut.version, ...cells.version];
  const [first, last] = [heard[0], heard.at(-1)];
  if (cellMinutesOf(input.horizon) > 1 || first === undefined || last === undefined) return null;
  const since = last.at.getTime() + last.minutes * MINUTE_MS;
  const quiet = (window.to.getTime() - since) / MINUTE_MS;
  if (quiet < Math.max(QUIET_MINUTES, PAUSES * longestPause(heard))) return null;
  const minutes = (since - first.at.getTime()) / MINUTE_MS;
  const told = heard.map(({ at, minutes: length, count }) => ({ at, minutes: length, hits: count, of: length }));
  const others = countIn(cells.after, since, Number.POSITIVE_INFINITY);
  const ours = countIn(heard, first.at.getTime(), since);
  const all = [...rollOut.all, ...cells.after];
  const then = countIn(all, first.at.getTime(), since);
  const share = others > 0 && then > 0 ? others * (ours / then) : Number.POSITIVE_INFINITY;
  const expected = Math.min((ours / minutes) * quiet, share) / dispersion(told);
  if (poissonCdf(0, expected) >= ALPHA) return null;
  const alone = Math.max(first.at.getTime(), Math.min(input.deployment.finishedAt.getTime(), since));
  const early = (part: readonly MinuteRollup[]): number => countIn(part, alone, alone + (since - alone) / 2);
  const replaced = early(all) - early(heard) < early(all) * BESIDE;
  return { since: new Date(since), others: others >= OTHERS ? others : 0, replaced };
}

/** Minutes between two cells, at most. */
const longestPause = (cells: readonly MinuteRollup[]): number =>
  Math.max(
    0,
    ...cells.slice(1).map(({ at }, index) => {
      const before = cells[index] ?? { at, minutes: 0 };
      return (at.getTime() - before.at.getTime()) / MINUTE_MS - before.minutes;
    }),
  );

const countIn = (cells: readonly MinuteRollup[], from: number, to: number): number =>
  cells.reduce((sum, { at, count }) => sum + (at.getTime() >= from && at.getTime() < to ? count : 0), 0);
