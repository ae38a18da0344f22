/**
 * SQL that restricts rows of a telemetry table to services within a reach: `$1` holds its services, `$2` its environments, in one of
 * which the service must have spoken. `row` is the table's alias.
 */
export const serviceWithin = (row: string): string =>
  `(cardinality($1::text[]) = 0 OR ${row}.service = ANY ($1)) AND (cardinality($2::text[]) = 0 OR EXISTS (
     SELECT FROM telemetry.version_seen w
      WHERE w.shard_key = ${row}.shard_key AND w.service = ${row}.service AND w.environment = ANY ($2)))`;
