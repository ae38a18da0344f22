import { alarmOrNot, type Judge } from "../judged";
import { type MinuteRow, minuteRows } from "./minute-rows";

const MINUTE_MS = 60_000;
const WINDOW_MINUTES = 30;
const RATIO = 1.5;

/** The rule that dashboards suggest: errors or mean duration of the half hour after are one and a half times those of the half hour before. */
export const meanRatio: Judge = {
  name: "mean ratio > 1.5",
  judge: (labelled) => {
    const { startedAt, finishedAt } = labelled.scenario.rollOut;
    const before = meansOf(minuteRows(labelled, startedAt - WINDOW_MINUTES * MINUTE_MS, startedAt));
    const after = meansOf(minuteRows(labelled, finishedAt, finishedAt + WINDOW_MINUTES * MINUTE_MS));
    const isWorse = after.errorShare > RATIO * before.errorShare || after.meanMs > RATIO * before.meanMs;
    return alarmOrNot(isWorse ? WINDOW_MINUTES : null);
  },
};

function meansOf(rows: readonly MinuteRow[]): { errorShare: number; meanMs: number } {
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  if (count === 0) return { errorShare: 0, meanMs: 0 };
  return {
    errorShare: rows.reduce((sum, row) => sum + row.errors, 0) / count,
    meanMs: rows.reduce((sum, row) => sum + (row.count > 0 ? row.meanMs * row.count : 0), 0) / count,
  };
}
