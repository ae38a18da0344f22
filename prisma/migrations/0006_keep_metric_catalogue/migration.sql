-- CreateTable
CREATE TABLE "IntakeTally" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "endpoint" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "count" BIGINT NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IntakeTally_pkey" PRIMARY KEY ("hour","endpoint","tokenId","sender","measure","reason")
);

-- CreateTable
CREATE TABLE "PromotedMetric" (
    "service" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "scale" INTEGER NOT NULL,
    "promotedAt" TIMESTAMPTZ(3) NOT NULL,
    "promotedBy" TEXT NOT NULL,

    CONSTRAINT "PromotedMetric_pkey" PRIMARY KEY ("service","name")
);

-- Every metric that was sent, and how much of it; nothing of its values.
CREATE TABLE telemetry.metric (
  shard_key integer NOT NULL,
  service text NOT NULL,
  name text NOT NULL,
  unit text NOT NULL,
  description text NOT NULL,
  kind text NOT NULL,
  temporality text,
  monotonic boolean NOT NULL,
  attributes text[] NOT NULL,
  points bigint NOT NULL,
  -- Points that arrived in the hour `hour`, and in the one before.
  hour integer NOT NULL,
  hour_points bigint NOT NULL,
  previous_points bigint NOT NULL,
  counted_since timestamptz(3) NOT NULL,
  first_seen timestamptz(3) NOT NULL,
  last_seen timestamptz(3) NOT NULL,
  -- The bits of lib/metrics/stats/distinct-sketch.ts: the union of two is their OR.
  streams bit(6144) NOT NULL,
  PRIMARY KEY (shard_key, service, name)
) WITH (fillfactor = 50);

-- Where labels went beyond their limits; both are small.
CREATE INDEX series_beyond_limit ON telemetry.series (shard_key, service, kind) WHERE operation = 'other';
CREATE INDEX version_seen_beyond_limit ON telemetry.version_seen (shard_key, service)
  WHERE version = 'other' OR environment = 'other' OR service = 'other';
