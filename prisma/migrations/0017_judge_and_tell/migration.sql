-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "sensitivity" TEXT NOT NULL DEFAULT 'balanced',
ADD COLUMN     "traceUrl" TEXT;

-- AlterTable
ALTER TABLE "Incident" ADD COLUMN     "suspectAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "VerdictDecision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "deploymentId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VerdictDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Suspicion" (
    "incidentId" TEXT NOT NULL,
    "firstId" UUID,
    "posterior" DOUBLE PRECISION NOT NULL,
    "onsetAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "method" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "Suspicion_pkey" PRIMARY KEY ("incidentId")
);

-- CreateTable
CREATE TABLE "IncidentDecision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "incidentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "candidate" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IncidentDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentReview" (
    "incidentId" TEXT NOT NULL,
    "impacts" TEXT NOT NULL DEFAULT '',
    "rootCauses" TEXT NOT NULL DEFAULT '',
    "actions" TEXT NOT NULL DEFAULT '',
    "preventativeMeasures" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IncidentReview_pkey" PRIMARY KEY ("incidentId")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "incidentId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "doneBy" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objective" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "operations" TEXT[],
    "kind" TEXT NOT NULL,
    "target" DOUBLE PRECISION NOT NULL,
    "thresholdMs" INTEGER,
    "windowDays" INTEGER NOT NULL DEFAULT 30,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Objective_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BurnAlert" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "objectiveId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "quietSince" TIMESTAMPTZ(3),
    "longBurn" DOUBLE PRECISION NOT NULL,
    "shortBurn" DOUBLE PRECISION NOT NULL,
    "incidentId" TEXT,

    CONSTRAINT "BurnAlert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlaceboNight" (
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "horizon" TEXT NOT NULL,
    "night" DATE NOT NULL,
    "looks" INTEGER NOT NULL,
    "alarms" INTEGER NOT NULL,
    "failures" DOUBLE PRECISION,
    "latency" DOUBLE PRECISION,
    "method" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlaceboNight_pkey" PRIMARY KEY ("service","environment","horizon","night")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealedUrl" BYTEA NOT NULL,
    "sealedSecret" BYTEA,
    "keyId" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "events" TEXT[],
    "services" TEXT[],
    "environments" TEXT[],
    "disabledAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "subscriptionId" UUID NOT NULL,
    "story" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "nextTryAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMPTZ(3),
    "status" INTEGER,
    "failure" TEXT,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "VerdictDecision_deploymentId_decidedAt_idx" ON "VerdictDecision"("deploymentId", "decidedAt");

-- CreateIndex
CREATE INDEX "Suspicion_firstId_idx" ON "Suspicion"("firstId");

-- CreateIndex
CREATE INDEX "IncidentDecision_incidentId_decidedAt_idx" ON "IncidentDecision"("incidentId", "decidedAt");

-- CreateIndex
CREATE INDEX "IncidentDecision_candidate_idx" ON "IncidentDecision"("candidate");

-- CreateIndex
CREATE INDEX "FollowUp_incidentId_idx" ON "FollowUp"("incidentId");

-- CreateIndex
CREATE INDEX "FollowUp_dueOn_idx" ON "FollowUp"("dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "Objective_service_environment_name_key" ON "Objective"("service", "environment", "name");

-- CreateIndex
CREATE INDEX "BurnAlert_objectiveId_startedAt_idx" ON "BurnAlert"("objectiveId", "startedAt");

-- CreateIndex
CREATE INDEX "BurnAlert_incidentId_idx" ON "BurnAlert"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_name_key" ON "Subscription"("name");

-- CreateIndex
CREATE INDEX "Message_subscriptionId_createdAt_idx" ON "Message"("subscriptionId", "createdAt");

-- CreateIndex
CREATE INDEX "Message_story_idx" ON "Message"("story");

-- CreateIndex
CREATE UNIQUE INDEX "Message_subscriptionId_story_event_key" ON "Message"("subscriptionId", "story", "event");

-- AddForeignKey
ALTER TABLE "VerdictDecision" ADD CONSTRAINT "VerdictDecision_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suspicion" ADD CONSTRAINT "Suspicion_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentDecision" ADD CONSTRAINT "IncidentDecision_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentReview" ADD CONSTRAINT "IncidentReview_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BurnAlert" ADD CONSTRAINT "BurnAlert_objectiveId_fkey" FOREIGN KEY ("objectiveId") REFERENCES "Objective"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_subscriptionId_fkey" FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Few messages still have to be sent.
CREATE INDEX "Message_nextTryAt_idx" ON "Message"("nextTryAt") WHERE "nextTryAt" IS NOT NULL;

-- Few incidents are still looked into. Those of the last three months are from now on.
CREATE INDEX "Incident_suspectAt_idx" ON "Incident"("suspectAt") WHERE "suspectAt" IS NOT NULL;
UPDATE "Incident" SET "suspectAt" = "openedAt" WHERE "openedAt" > CURRENT_TIMESTAMP - interval '90 days' AND "mergedInto" IS NULL AND NOT dismissed;

-- A person's word on a verdict decides whether its deployment counts as one that hurt.
CREATE FUNCTION delivery_mark_verdict_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "DeliveryStale" (kind, key) SELECT DISTINCT 'deployment', "deploymentId"::text FROM after;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "DeliveryStale" (kind, key) SELECT DISTINCT 'deployment', "deploymentId"::text FROM before;
  ELSE
    INSERT INTO "DeliveryStale" (kind, key)
      SELECT DISTINCT 'deployment', said.id::text FROM before b JOIN after a ON a.id = b.id
      CROSS JOIN LATERAL (VALUES (b."deploymentId"), (a."deploymentId")) AS said(id);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER delivery_new AFTER INSERT ON "VerdictDecision" REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_verdict_decisions();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "VerdictDecision" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_verdict_decisions();
CREATE TRIGGER delivery_gone AFTER DELETE ON "VerdictDecision" REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_verdict_decisions();

-- What spoke in a period is found without reading what spoke before and after it, however long a service's history is.
CREATE INDEX version_seen_by_start ON telemetry.version_seen (shard_key, service, environment, first_seen);
CREATE INDEX series_by_version ON telemetry.series (shard_key, service, environment, version, operation, kind);
