import { REQUEST_SOURCE_KINDS } from "@/lib/domain/request-source";
import { pool } from "../../pool";
import { COUNTED, type CountedAsk, countedParameters } from "./counted";

/** $10 is how many operations of each window are named. */
const SQL = `${COUNTED}, ranked AS (
    SELECT nth, operation, row_number() OVER (PARTITION BY nth ORDER BY sum(count) DESC, operation) AS place
      FROM counted GROUP BY nth, operation
  )
  SELECT nth::int AS nth, operation FROM ranked WHERE place <= $10 ORDER BY nth, place`;

/**
 * The operations of some places that were asked for most in a period, at most `most` each, the busiest first; the hours that the period
 * touches count whole. One statement; reads one number for each hour, version and operation.
 */
export async function busiestOperations(asks: readonly CountedAsk[], most: number): Promise<string[][]> {
  if (asks.length === 0) return [];
  const { rows } = await pool().query<{ nth: number; operation: string }>(SQL, [...countedParameters(asks, REQUEST_SOURCE_KINDS), most]);
  return asks.map((_, index) => rows.flatMap(({ nth, operation }) => (nth === index + 1 ? [operation] : [])));
}
