-- The telemetry store. Every key starts with shard_key (a hash of the service), and there are no foreign keys and no
-- triggers, so that the same tables can be distributed. Times are whole minutes, hours, days and six-hour slots since
-- the epoch, in UTC. Partitions are made and dropped by lib/db/telemetry/partitions.ts.
CREATE SCHEMA telemetry;

-- What a series id stands for.
CREATE TABLE telemetry.series (
  shard_key integer NOT NULL,
  series_id bigint NOT NULL,
  service text NOT NULL,
  environment text NOT NULL,
  version text NOT NULL,
  kind text NOT NULL,
  operation text NOT NULL,
  PRIMARY KEY (shard_key, series_id)
);
CREATE INDEX series_by_place ON telemetry.series (shard_key, service, environment, operation, kind);

-- Which versions have spoken, where, and between which spans.
CREATE TABLE telemetry.version_seen (
  shard_key integer NOT NULL,
  service text NOT NULL,
  environment text NOT NULL,
  version text NOT NULL,
  first_seen timestamptz(3) NOT NULL,
  last_seen timestamptz(3) NOT NULL,
  PRIMARY KEY (shard_key, service, environment, version)
) WITH (fillfactor = 70);

-- Bodies that were taken: a body that is sent again finds itself here and adds nothing.
CREATE TABLE telemetry.ingest_ledger (
  shard_key integer NOT NULL,
  slot integer NOT NULL,
  batch_id bytea NOT NULL,
  PRIMARY KEY (shard_key, slot, batch_id)
) PARTITION BY RANGE (slot);

-- What bodies added, as it came: several rows may speak of one series and minute, and they add up.
CREATE TABLE telemetry.rollup_delta (
  shard_key integer NOT NULL,
  series_id bigint NOT NULL,
  minute integer NOT NULL,
  count integer NOT NULL,
  errors integer NOT NULL,
  own_errors integer NOT NULL,
  sum_us bigint NOT NULL,
  max_us bigint NOT NULL,
  durations bytea NOT NULL
) PARTITION BY RANGE (minute);
CREATE INDEX rollup_delta_by_series ON telemetry.rollup_delta (shard_key, series_id, minute);

-- Hours and days whose folded form below is missing or out of date.
CREATE TABLE telemetry.dirty_hour (
  shard_key integer NOT NULL,
  hour integer NOT NULL,
  generation bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (shard_key, hour)
) WITH (fillfactor = 50);

CREATE TABLE telemetry.dirty_day (
  shard_key integer NOT NULL,
  day integer NOT NULL,
  generation bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (shard_key, day)
) WITH (fillfactor = 50);

-- The minutes of one series and hour, packed (lib/db/telemetry/chunk-codec.ts).
CREATE TABLE telemetry.hour_chunk (
  shard_key integer NOT NULL,
  series_id bigint NOT NULL,
  hour integer NOT NULL,
  payload bytea NOT NULL,
  PRIMARY KEY (shard_key, series_id, hour)
) PARTITION BY RANGE (hour);

CREATE TABLE telemetry.rollup_hour (
  shard_key integer NOT NULL,
  series_id bigint NOT NULL,
  hour integer NOT NULL,
  count bigint NOT NULL,
  errors bigint NOT NULL,
  own_errors bigint NOT NULL,
  sum_us bigint NOT NULL,
  max_us bigint NOT NULL,
  durations bytea NOT NULL,
  PRIMARY KEY (shard_key, series_id, hour)
) PARTITION BY RANGE (hour);

CREATE TABLE telemetry.rollup_day (
  shard_key integer NOT NULL,
  series_id bigint NOT NULL,
  day integer NOT NULL,
  count bigint NOT NULL,
  errors bigint NOT NULL,
  own_errors bigint NOT NULL,
  sum_us bigint NOT NULL,
  max_us bigint NOT NULL,
  durations bytea NOT NULL,
  PRIMARY KEY (shard_key, series_id, day)
) PARTITION BY RANGE (day);
