-- Which configurations versions have run with, by the hash that telemetry names, where, and between which items.
CREATE TABLE telemetry.config_seen (
  shard_key integer NOT NULL,
  service text NOT NULL,
  environment text NOT NULL,
  version text NOT NULL,
  config text NOT NULL,
  first_seen timestamptz(3) NOT NULL,
  last_seen timestamptz(3) NOT NULL,
  PRIMARY KEY (shard_key, service, environment, version, config)
) WITH (fillfactor = 70);

-- What announced a configuration, and what telemetry saw of it.
CREATE INDEX "DeploymentRecord_configHash_idx" ON "DeploymentRecord"(service, environment, (facts ->> 'configHash'))
  WHERE (facts ->> 'configHash') IS NOT NULL;
