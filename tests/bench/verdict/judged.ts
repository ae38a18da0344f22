import type { LabelledWorld } from "./draw-world";

/** What a judge made of the deployment of one world. */
export type Judged = {
  /** Minutes after the end of the roll-out at which it first said that the release is bad; null when it never did. */
  readonly alarmAfter: number | null;
  /** What it said last: that all is well, or that it cannot tell. Both false after an alarm or a doubt. */
  readonly reassures: boolean;
  readonly cannotTell: boolean;
  /** The last word, for people. */
  readonly word: string;
};

export type Judge = { readonly name: string; readonly judge: (labelled: LabelledWorld) => Judged };

/** A judge that knows only two answers. */
export const alarmOrNot = (alarmAfter: number | null): Judged => ({
  alarmAfter,
  reassures: alarmAfter === null,
  cannotTell: false,
  word: alarmAfter === null ? "pass" : "fail",
});
