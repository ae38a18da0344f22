import { alarmOrNot, type Judge } from "../judged";
import { changePoints } from "./change-points";
import { minuteRows } from "./minute-rows";

const MINUTE_MS = 60_000;
const HOUR = 60;
const P = 0.001;

/**
 * Change points of the share of errors and of the mean duration, minute by minute, from an hour before to an hour after; looked at once,
 * at the end. A rise in the roll-out or after it is an alarm. Gaps are filled with what came before, as Otava does.
 */
export const otava: Judge = {
  name: "Otava (change points, p = .001)",
  judge: (labelled) => {
    const { startedAt, finishedAt } = labelled.scenario.rollOut;
    const rows = minuteRows(labelled, startedAt - HOUR * MINUTE_MS, finishedAt + HOUR * MINUTE_MS);
    const rises = [rows.map(({ errorShare }) => errorShare), rows.map(({ meanMs }) => meanMs)].some((series) =>
      changePoints(filled(series), P).some(({ index, before, after }) => index >= HOUR - 2 && after > before),
    );
    return alarmOrNot(rises ? HOUR : null);
  },
};

function filled(series: readonly number[]): number[] {
  let last = series.find((value) => !Number.isNaN(value)) ?? 0;
  return series.map((value) => {
    if (!Number.isNaN(value)) last = value;
    return last;
  });
}
