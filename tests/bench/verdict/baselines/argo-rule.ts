import { alarmOrNot, type Judge } from "../judged";
import { minuteRows } from "./minute-rows";

const MINUTE_MS = 60_000;
const INTERVAL_MINUTES = 5;
const HOUR_MINUTES = 60;
const SUCCESS = 0.95;
const FAILURES = 3;

/**
 * The analysis that the documentation of Argo Rollouts gives as its example: every five minutes the success rate of the new version must
 * be at least 95 %, and three measurements below fail the run. A measurement without requests is neither.
 */
export const argoRule: Judge = {
  name: "Argo Rollouts' example (95 % success)",
  judge: (labelled) => {
    const { finishedAt } = labelled.scenario.rollOut;
    const rows = minuteRows(labelled, finishedAt, finishedAt + HOUR_MINUTES * MINUTE_MS, "v2");
    let failures = 0;
    for (let end = INTERVAL_MINUTES; end <= rows.length; end += INTERVAL_MINUTES) {
      const measured = rows.slice(end - INTERVAL_MINUTES, end);
      const count = measured.reduce((sum, row) => sum + row.count, 0);
      const errors = measured.reduce((sum, row) => sum + row.errors, 0);
      if (count > 0 && 1 - errors / count < SUCCESS) failures++;
      if (failures === FAILURES) return alarmOrNot(end);
    }
    return alarmOrNot(null);
  },
};
