/** The moments that divide an incident; null is not known, or did not happen yet. */
export type Moments = {
  /** When the harm began: by the signals, else when it was first told of. */
  readonly began: Date;
  readonly noticed: Date | null;
  readonly acknowledged: Date | null;
  /** When somebody knew what to do: the cause was confirmed, else the repair began. */
  readonly found: Date | null;
  /** When the repair was out. */
  readonly repaired: Date | null;
  readonly resolved: Date | null;
};

const STEPS = [
  { key: "noticed", word: "Detect", noun: "detection" },
  { key: "acknowledged", word: "Acknowledge", noun: "waiting for somebody" },
  { key: "found", word: "Diagnose", noun: "diagnosis" },
  { key: "repaired", word: "Repair", noun: "repair" },
  { key: "resolved", word: "Recover", noun: "recovery" },
] as const;

/** A part of the time that users were hurt. */
export type Phase = {
  /** `Diagnose`, or several where nobody knows where one ended and the next began: `Acknowledge, diagnose`. */
  readonly word: string;
  /** The same as what time went into: `diagnosis`. */
  readonly noun: string;
  readonly from: Date;
  /** Now, for the phase that is not over. */
  readonly to: Date;
  readonly over: boolean;
};

/**
 * The phases from the first harm to the end, or to now. A moment that is not known joins its phase to the next known one; one that lies
 * before its predecessor or after the end is moved there, and its phase, which then took no time, is left out.
 */
export function phasesOf(moments: Moments, now: Date): Phase[] {
  const end = Math.max(moments.began.getTime(), (moments.resolved ?? now).getTime());
  const phases: Phase[] = [];
  let from = moments.began.getTime();
  let waiting: (typeof STEPS)[number][] = [];
  const close = (to: number, over: boolean): void => {
    if (to > from) phases.push({ word: wordOf(waiting), noun: nounOf(waiting), from: new Date(from), to: new Date(to), over });
    from = to;
    waiting = [];
  };
  for (const step of STEPS) {
    waiting.push(step);
    const at = moments[step.key];
    if (at !== null) close(Math.min(end, Math.max(from, at.getTime())), true);
  }
  if (waiting.length > 0 && moments.resolved === null) {
    waiting = waiting.slice(0, 1);
    close(end, false);
  }
  return phases;
}

type Step = { readonly word: string; readonly noun: string };

const wordOf = (steps: readonly Step[]): string => steps.map(({ word }, place) => (place === 0 ? word : word.toLowerCase())).join(", ");

function nounOf(steps: readonly Step[]): string {
  const nouns = steps.map(({ noun }) => noun);
  return nouns.length < 2 ? nouns.join() : `${nouns.slice(0, -1).join(", ")} and ${nouns.at(-1)}`;
}

/** The phase that took longest; null without any. */
export const longestPhase = (phases: readonly Phase[]): Phase | null =>
  phases.toSorted((a, b) => b.to.getTime() - b.from.getTime() - (a.to.getTime() - a.from.getTime()))[0] ?? null;
