import { alarmOrNot, type Judge } from "../judged";
import { classify, KAYENTA } from "./kayenta-classifier";
import { type MinuteRow, minuteRows } from "./minute-rows";

const MINUTE_MS = 60_000;
/** Points on each side. Kayenta's documentation advises at least fifty. */
const POINTS = 60;

/**
 * Kayenta over an hour before and an hour after: share of errors and mean duration, a point a minute, both critical and only a rise is
 * bad. Its defaults else: tolerance 0.25, 98 % confidence. The canary fails when a metric is high or has no data.
 */
export const kayenta: Judge = {
  name: "Kayenta (Mann-Whitney, 60 points)",
  judge: (labelled) => {
    const { startedAt, finishedAt } = labelled.scenario.rollOut;
    const control = minuteRows(labelled, startedAt - POINTS * MINUTE_MS, startedAt);
    const experiment = minuteRows(labelled, finishedAt, finishedAt + POINTS * MINUTE_MS, "v2");
    const metrics: readonly ((row: MinuteRow) => number)[] = [({ errorShare }) => errorShare, ({ meanMs }) => meanMs];
    const fails = metrics.some((metric) => {
      const settings = { ...KAYENTA, direction: "increase", critical: true } as const;
      return classify(control.map(metric), experiment.map(metric), settings).critical;
    });
    return alarmOrNot(fails ? POINTS : null);
  },
};
