import { NO_CALLS, type Reduction } from "./reduction";

/** The reduction of an empty body. */
export const NOTHING: Reduction = {
  deltas: [],
  points: [],
  exceptions: [],
  metrics: [],
  calls: NO_CALLS,
  services: [],
  accepted: 0,
  rejected: [],
  ignored: 0,
  duplicates: 0,
  spans: null,
  latestMs: null,
};
