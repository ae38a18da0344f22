-- Which service stands behind a name that another one calls: learnt from both ends of a call. How often it is called is
-- counted by the series of kind dependency, whose operation is that name.
CREATE TABLE telemetry.service_edge (
  shard_key integer NOT NULL,
  caller text NOT NULL,
  environment text NOT NULL,
  peer text NOT NULL,
  callee text NOT NULL,
  first_seen timestamptz(3) NOT NULL,
  last_seen timestamptz(3) NOT NULL,
  PRIMARY KEY (shard_key, caller, environment, peer, callee)
) WITH (fillfactor = 70);
CREATE INDEX service_edge_by_callee ON telemetry.service_edge (callee, environment);

-- Who calls a service by its own name.
CREATE INDEX series_by_peer ON telemetry.series (operation, environment) WHERE kind = 'dependency';

-- Whether a name is a service's own.
CREATE INDEX version_seen_by_service ON telemetry.version_seen (service);
