import type { LabelTable } from "../attributes/label-table";
import type { Cursor } from "../protobuf/cursor";
import { NumberRun } from "./number-run";
import { StreamAttributes } from "./stream-attributes";

/** The data point being read, of whatever kind. One instance serves a whole body: readers fill it, the accumulator takes what it needs. */
export class PointDraft {
  readonly attributes: StreamAttributes;
  startLow = 0;
  startHigh = 0;
  timeLow = 0;
  timeHigh = 0;
  flags = 0;
  /** Of a gauge or sum; `NaN` when it has none. */
  number = Number.NaN;
  /** Of a histogram. What was not said is 0, the maximum `NaN`. */
  count = 0;
  sum = 0;
  max = Number.NaN;
  readonly counts = new NumberRun();
  readonly bounds = new NumberRun();
  /** Of an exponential one. */
  scale = 0;
  zero = 0;
  zeroThreshold = 0;
  offset = 0;
  readonly positive: number[] = [];

  constructor(cursor: Cursor, labels: LabelTable) {
    this.attributes = new StreamAttributes(cursor, labels);
  }

  reset(): void {
    this.attributes.reset();
    this.startLow = this.startHigh = this.timeLow = this.timeHigh = this.flags = 0;
    this.number = this.max = Number.NaN;
    this.count = this.sum = 0;
    this.counts.reset();
    this.bounds.reset();
    this.scale = this.zero = this.zeroThreshold = this.offset = 0;
    this.positive.length = 0;
  }
}
