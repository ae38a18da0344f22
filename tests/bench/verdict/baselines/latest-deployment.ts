import { alarmOrNot, type Judge } from "../judged";

/** Minutes that it takes until somebody opens an incident; the rule itself needs no time. */
const UNTIL_OPENED = 5;

/**
 * The latest deployment before the incident is its cause (Apache DevLake's rule, which counts failed changes). It is given what it could
 * not know: that an incident is opened for everything that truly goes wrong after the roll-out began, and for nothing else.
 */
export const latestDeployment: Judge = {
  name: "latest deployment (incidents given)",
  judge: ({ scenario }) => {
    const { rollOut, outage, fault, others } = scenario;
    const began = fault !== null ? rollOut.startedAt : outage?.from;
    if (began === undefined) return alarmOrNot(null);
    const openedAt = began + UNTIL_OPENED * 60_000;
    const isNext = rollOut.startedAt <= openedAt;
    const isOvertaken = others.some(({ startedAt }) => startedAt > rollOut.startedAt && startedAt <= openedAt);
    return alarmOrNot(isNext && !isOvertaken ? Math.max(0, (openedAt - rollOut.finishedAt) / 60_000) : null);
  },
};
