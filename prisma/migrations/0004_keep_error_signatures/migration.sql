-- What a person needs to find the cause of an exception. How often each happened is counted by series of the kinds exception and
-- exception-log, whose operation is the signature.

-- What the cases of one fault have in common.
CREATE TABLE telemetry.error_signature (
  shard_key integer NOT NULL,
  service text NOT NULL,
  signature text NOT NULL,
  type text NOT NULL,
  template text NOT NULL,
  frames text[] NOT NULL,
  first_seen timestamptz(3) NOT NULL,
  last_seen timestamptz(3) NOT NULL,
  PRIMARY KEY (shard_key, service, signature)
) WITH (fillfactor = 70);

-- Where and between which times each was seen; samples counts those that were kept so far.
CREATE TABLE telemetry.signature_seen (
  shard_key integer NOT NULL,
  service text NOT NULL,
  signature text NOT NULL,
  environment text NOT NULL,
  version text NOT NULL,
  first_seen timestamptz(3) NOT NULL,
  last_seen timestamptz(3) NOT NULL,
  samples integer NOT NULL,
  PRIMARY KEY (shard_key, service, signature, environment, version)
) WITH (fillfactor = 70);

-- Single cases: the first of a signature and version in slot 0, the newest in the slots 1 to 4, one after the other.
CREATE TABLE telemetry.error_sample (
  shard_key integer NOT NULL,
  service text NOT NULL,
  signature text NOT NULL,
  environment text NOT NULL,
  version text NOT NULL,
  slot smallint NOT NULL,
  at timestamptz(3) NOT NULL,
  trace_id text,
  span_id text,
  source text NOT NULL,
  message text NOT NULL,
  stack text NOT NULL,
  attributes jsonb NOT NULL,
  PRIMARY KEY (shard_key, service, signature, environment, version, slot)
);
CREATE INDEX error_sample_by_time ON telemetry.error_sample (at);
