-- Who calls a name is found by stepping through this index from one caller to the next, past the versions of each, and whether a version
-- calls it by one probe. An index of the name alone answered the same, but only by reading every version that ever called it.
DROP INDEX telemetry.series_by_peer;
DROP INDEX telemetry.series_by_operation;
CREATE INDEX series_by_operation ON telemetry.series (operation, kind, shard_key, service, environment, version);
