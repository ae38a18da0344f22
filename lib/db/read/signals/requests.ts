import { fromOneSource, REQUEST_SOURCE_KINDS, type RequestSource } from "@/lib/domain/request-source";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { readSeries, type SeriesQuery } from "./series-rows";
import type { SeriesRow } from "./stored-rows";

export type RequestQuery = Omit<SeriesQuery, "version" | "operation" | "kinds"> & {
  /** One version; each when left out or null. */
  readonly version?: string | null;
  /** One operation; all together when left out. */
  readonly operation?: string;
};

export type RequestRow = Pick<SeriesRow, "at" | "kind" | "version" | "rollup">;

/** Everything that tells of a service's requests, kinds apart: choose one source with `fromOneSource` before adding anything up. */
export function requestRows({ version = null, operation = ALL_OPERATIONS, ...rest }: RequestQuery): Promise<RequestRow[]> {
  return readSeries({ ...rest, version, operation, kinds: REQUEST_SOURCE_KINDS });
}

/**
 * The requests of a service in each step that starts within [from, to), from the one source that is best for the whole window: one row
 * for each step, version and kind that has telemetry, in order of time. Where it is metrics, own errors are unknown, and 0.
 */
export async function readRequests(query: RequestQuery): Promise<{ source: RequestSource | null; rows: RequestRow[] }> {
  return fromOneSource(await requestRows(query), ({ rollup }) => rollup.count);
}
