import { wilsonInterval } from "@/lib/metrics/stats/wilson-interval";
import type { Judged } from "./judged";
import type { Outcome } from "./outcome";
import type { FaultKind } from "./parameters";

const Z = 1.959963984540054;
export const BUSY = 200;
export const ENOUGH_ERRORS = 20;

/** So many of so many. */
export type Part = { readonly hits: number; readonly of: number };

export type Score = {
  readonly precision: Part;
  readonly precisionBusy: Part;
  readonly recall: Part;
  readonly recallBusy: Part;
  readonly recallEnough: Part;
  readonly falseAlarms: Part;
  /** 95 % interval of false alarms per thousand clean deployments. */
  readonly per1000: { readonly low: number; readonly high: number };
  readonly falseAlarmsLong: Part;
  readonly blamed: Part;
  readonly reassured: Part;
  /** Minutes until ×5 and ×20 were found, of those that were found at all, in order. */
  readonly found5: readonly number[];
  readonly found20: readonly number[];
  /** Clean deployments of which nothing could be said: below 10, below 200, and from 200 requests a minute. */
  readonly cannotTell: readonly Part[];
  readonly byFault: ReadonlyMap<FaultKind, Part>;
};

/** The score of one judge over all outcomes, at its place in `judged`. */
export function scoreOf(outcomes: readonly Outcome[], place: number): Score {
  const of = (outcome: Outcome): Judged => outcome.judged[place] ?? { alarmAfter: null, reassures: false, cannotTell: false, word: "" };
  const alarmed = (outcome: Outcome): boolean => of(outcome).alarmAfter !== null;
  const part = (all: readonly Outcome[], is: (outcome: Outcome) => boolean): Part => ({ hits: all.filter(is).length, of: all.length });
  const labelled = (label: Outcome["label"]): Outcome[] => outcomes.filter((outcome) => outcome.label === label);
  const [clean, outages, faulty] = [labelled("clean"), labelled("outage"), labelled("faulty")];
  const isBusy = ({ perMinute }: Outcome): boolean => perMinute >= BUSY;
  const isFaulty = ({ label }: Outcome): boolean => label === "faulty";
  const falseAlarms = part(clean, alarmed);
  const minutes = (kind: FaultKind): number[] =>
    faulty.flatMap((outcome) => (outcome.fault === kind ? (of(outcome).alarmAfter ?? []) : [])).sort((a, b) => a - b);
  const { low, high } = wilsonInterval(falseAlarms.hits, falseAlarms.of, Z);
  return {
    precision: part(outcomes.filter(alarmed), isFaulty),
    precisionBusy: part(outcomes.filter(isBusy).filter(alarmed), isFaulty),
    recall: part(faulty, alarmed),
    recallBusy: part(faulty.filter(isBusy), alarmed),
    recallEnough: part(
      faulty.filter(({ extraErrors }) => extraErrors >= ENOUGH_ERRORS),
      alarmed,
    ),
    falseAlarms,
    per1000: { low: 1000 * low, high: 1000 * high },
    falseAlarmsLong: part(
      clean.filter(({ long }) => long),
      alarmed,
    ),
    blamed: part(outages, alarmed),
    reassured: part(faulty, (outcome) => of(outcome).reassures),
    found5: minutes("errors-5"),
    found20: minutes("errors-20"),
    cannotTell: [
      [0, 10],
      [10, BUSY],
      [BUSY, Number.POSITIVE_INFINITY],
    ].map(([least = 0, most = 0]) =>
      part(
        clean.filter(({ perMinute }) => perMinute >= least && perMinute < most),
        (outcome) => of(outcome).cannotTell,
      ),
    ),
    byFault: new Map(
      [...new Set(faulty.flatMap(({ fault }) => fault ?? []))].map((fault) => [
        fault,
        part(
          faulty.filter((outcome) => outcome.fault === fault),
          alarmed,
        ),
      ]),
    ),
  };
}
