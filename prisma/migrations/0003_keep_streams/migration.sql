-- What was last said by each stream of a metric that is counted, so that a running total adds what it grew by
-- (lib/db/telemetry/stream-codec.ts). Rows that nothing was added to for three days are removed.
CREATE TABLE telemetry.stream_state (
  shard_key integer NOT NULL,
  service text NOT NULL,
  stream bytea NOT NULL,
  seen_hour integer NOT NULL,
  state bytea NOT NULL,
  PRIMARY KEY (shard_key, service, stream)
) WITH (fillfactor = 70);
