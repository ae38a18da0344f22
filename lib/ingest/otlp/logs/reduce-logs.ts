import { Cursor } from "../protobuf/cursor";
import type { Reduction, ReductionContext } from "../reduction";
import { LogAccumulator } from "./log-accumulator";
import { readLogs } from "./read-logs";

/**
 * Reduces one `ExportLogsServiceRequest` in protobuf, in one pass over its bytes, to counts of records by severity and minute (kind
 * `log`) and the exceptions that records tell of. A record counts in the minute of its time, else of its observation, else of now.
 *
 * @throws WakeError `invalid` for a body that cannot be decoded, with the byte; `too-large` over a hard limit of `limits`.
 */
export function reduceLogs(body: Uint8Array, { now }: ReductionContext): Reduction {
  const cursor = new Cursor(body);
  const accumulator = new LogAccumulator(cursor, now);
  readLogs(cursor, accumulator);
  return accumulator.finish();
}
