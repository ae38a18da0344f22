-- The day (since the epoch) on which a version spoke last. It moves once a day and not every few seconds, so that an index of it costs
-- writers nothing: what spoke lately is found by it without reading all that spoke before, however long a service's history is.
ALTER TABLE telemetry.version_seen ADD COLUMN last_day integer
  GENERATED ALWAYS AS (floor(extract(epoch FROM last_seen - TIMESTAMPTZ '1970-01-01 00:00:00+00') / 86400)::integer) STORED;
CREATE INDEX version_seen_by_day ON telemetry.version_seen (last_day);

-- By place without the shard: a service has but one, and to a planner that does not know this a service within a shard seems to be next to
-- nothing, so that any index of it would do, and all its versions were read.
DROP INDEX telemetry.version_seen_by_start;
DROP INDEX telemetry.version_seen_by_service;
CREATE INDEX version_seen_by_place ON telemetry.version_seen (service, environment, first_seen);
CREATE INDEX version_seen_by_place_and_day ON telemetry.version_seen (service, environment, last_day, first_seen);

-- The series of a version have one index to be found by. This one began with the place as well, and the planner, to which a place without
-- a version seems to have few series, took it instead: all versions that ever were had been read for one.
DROP INDEX telemetry.series_by_place;
CREATE INDEX series_by_operation ON telemetry.series (operation, kind, shard_key, service, environment);
