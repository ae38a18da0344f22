import { formatDuration, formatPlural } from "@/lib/charts/format";
import { type BusyHour, silenceOf } from "@/lib/domain/silence";

/** How a connection is: whether it calls, and in words. */
export type ConnectionState = {
  readonly kind: "disabled" | "waiting" | "refused" | "silent" | "heard";
  readonly words: string;
};

type Known = {
  readonly disabledAt: Date | null;
  readonly lastSeenAt: Date | null;
  /** Hours of the last two weeks in which calls were taken. */
  readonly hours: readonly BusyHour[];
  /** Calls of the last day that were refused. */
  readonly refused: number;
};

const HOUR_MS = 3_600_000;
const EVERY: readonly (readonly [ms: number, words: string])[] = [
  [60_000, "every minute"],
  [HOUR_MS, "every hour"],
  [24 * HOUR_MS, "every day"],
];

/** The state of a connection at `now`. */
export function connectionState({ disabledAt, lastSeenAt, hours, refused }: Known, now: Date): ConnectionState {
  if (disabledAt !== null) return { kind: "disabled", words: "Disabled" };
  if (lastSeenAt === null && refused > 0) return { kind: "refused", words: `Nothing taken yet, ${formatPlural(refused, "call")} refused` };
  if (lastSeenAt === null) return { kind: "waiting", words: "Waiting for its first call" };
  const silence = silenceOf(hours, lastSeenAt, now);
  if (silence !== null)
    return { kind: "silent", words: `Silent for ${formatDuration(silence.forMs)}: it used to call ${everyWords(silence.usualMs)}` };
  const agoMs = now.getTime() - lastSeenAt.getTime();
  return { kind: "heard", words: agoMs < 1_000 ? "Last call now" : `Last call ${formatDuration(agoMs)} ago` };
}

const everyWords = (usualMs: number): string => EVERY.find(([ms]) => usualMs === ms)?.[1] ?? `about every ${formatDuration(usualMs)}`;
