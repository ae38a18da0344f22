-- AlterTable
ALTER TABLE "Change" ADD COLUMN     "draft" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "headBranch" TEXT,
ADD COLUMN     "headCommit" TEXT,
ADD COLUMN     "reviews" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "tickets" TEXT[];

-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "carriedBy" TEXT,
ADD COLUMN     "carriedReason" TEXT,
ADD COLUMN     "carryDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "recorded" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "requestedAt" TIMESTAMPTZ(3),
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'api',
ADD COLUMN     "title" TEXT;

-- AlterTable
ALTER TABLE "DeploymentChange" ADD COLUMN     "saidBy" TEXT NOT NULL DEFAULT 'sender';

-- AlterTable
ALTER TABLE "Environment" ADD COLUMN     "settled" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "connection" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'api';

-- AlterTable
ALTER TABLE "InboundDelivery" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "headers" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "processedAt" TIMESTAMPTZ(3),
ADD COLUMN     "source" TEXT,
ADD COLUMN     "topic" TEXT,
ADD COLUMN     "unmapped" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Incident" ADD COLUMN     "mergedInto" TEXT,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'api';

-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "paths" TEXT[];

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "bots" TEXT[] DEFAULT ARRAY['*[bot]', 'dependabot*', 'renovate*']::TEXT[];

-- CreateTable
CREATE TABLE "DeploymentRecord" (
    "entityKey" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "connection" TEXT NOT NULL,
    "externalId" TEXT,
    "service" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "commit" TEXT,
    "status" "DeploymentStatus" NOT NULL,
    "requestedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "deploymentId" UUID,
    "sameBy" TEXT,
    "confidence" DOUBLE PRECISION,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeploymentRecord_pkey" PRIMARY KEY ("entityKey")
);

-- CreateTable
CREATE TABLE "DeploymentDecision" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "entityKey" TEXT NOT NULL,
    "otherKey" TEXT NOT NULL DEFAULT '',
    "title" TEXT,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeploymentDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "generation" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdBy" TEXT,
    "verifiedAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3),
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConnectionSecret" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "connectionId" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "keyId" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endsAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConnectionSecret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Backfill" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "cursor" JSONB NOT NULL DEFAULT '{}',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "state" TEXT NOT NULL,
    "detail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Backfill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Commit" (
    "id" TEXT NOT NULL,
    "repository" TEXT NOT NULL,
    "sha" TEXT NOT NULL,
    "parent" TEXT,
    "message" TEXT,
    "author" TEXT,
    "bot" BOOLEAN NOT NULL DEFAULT false,
    "authoredAt" TIMESTAMPTZ(3),
    "pushedAt" TIMESTAMPTZ(3),
    "branches" TEXT[],
    "onMain" BOOLEAN NOT NULL DEFAULT false,
    "files" JSONB,
    "tickets" TEXT[],
    "url" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Commit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PipelineRun" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "repository" TEXT,
    "service" TEXT,
    "environment" TEXT,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "commit" TEXT,
    "ref" TEXT,
    "queuedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "url" TEXT,
    "actor" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PipelineRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "subject" TEXT,
    "service" TEXT,
    "environment" TEXT,
    "requestedAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "requestedBy" TEXT,
    "approvers" TEXT[],
    "decidedBy" TEXT[],
    "comment" TEXT,
    "url" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChangeRequest" (
    "id" TEXT NOT NULL,
    "number" TEXT,
    "title" TEXT,
    "type" TEXT,
    "status" TEXT NOT NULL,
    "emergency" BOOLEAN NOT NULL DEFAULT false,
    "unauthorised" BOOLEAN NOT NULL DEFAULT false,
    "approval" TEXT,
    "risk" TEXT,
    "impact" TEXT,
    "services" TEXT[],
    "environment" TEXT,
    "openedAt" TIMESTAMPTZ(3),
    "plannedStart" TIMESTAMPTZ(3),
    "plannedEnd" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "requestedBy" TEXT,
    "group" TEXT,
    "url" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChangeRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ticket" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT,
    "status" TEXT NOT NULL,
    "type" TEXT,
    "priority" TEXT,
    "resolution" TEXT,
    "releases" TEXT[],
    "labels" TEXT[],
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "url" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "status" TEXT NOT NULL,
    "severity" TEXT,
    "service" TEXT,
    "environment" TEXT,
    "summary" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "labels" JSONB NOT NULL DEFAULT '{}',
    "url" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FlagChange" (
    "id" TEXT NOT NULL,
    "flag" TEXT NOT NULL,
    "service" TEXT,
    "environment" TEXT,
    "state" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT,
    "url" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FlagChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Artifact" (
    "id" TEXT NOT NULL,
    "service" TEXT,
    "version" TEXT,
    "repository" TEXT,
    "commit" TEXT,
    "change" TEXT,
    "packagedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Artifact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublishedRelease" (
    "id" TEXT NOT NULL,
    "repository" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "name" TEXT,
    "status" TEXT NOT NULL,
    "prerelease" BOOLEAN NOT NULL DEFAULT false,
    "ref" TEXT,
    "commit" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "url" TEXT,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublishedRelease_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DeploymentRecord_service_environment_version_idx" ON "DeploymentRecord"("service", "environment", "version");

-- CreateIndex
CREATE INDEX "DeploymentRecord_service_environment_commit_idx" ON "DeploymentRecord"("service", "environment", "commit");

-- CreateIndex
CREATE INDEX "DeploymentRecord_deploymentId_idx" ON "DeploymentRecord"("deploymentId");

-- CreateIndex
CREATE UNIQUE INDEX "DeploymentDecision_entityKey_otherKey_key" ON "DeploymentDecision"("entityKey", "otherKey");

-- CreateIndex
CREATE INDEX "ConnectionSecret_connectionId_idx" ON "ConnectionSecret"("connectionId");

-- CreateIndex
CREATE INDEX "Backfill_state_idx" ON "Backfill"("state");

-- CreateIndex
CREATE UNIQUE INDEX "Backfill_kind_subject_key" ON "Backfill"("kind", "subject");

-- CreateIndex
CREATE INDEX "Commit_repository_sha_idx" ON "Commit"("repository", "sha");

-- CreateIndex
CREATE INDEX "Commit_sha_idx" ON "Commit"("sha");

-- CreateIndex
CREATE INDEX "PipelineRun_commit_idx" ON "PipelineRun"("commit");

-- CreateIndex
CREATE INDEX "PipelineRun_startedAt_idx" ON "PipelineRun"("startedAt");

-- CreateIndex
CREATE INDEX "Approval_subject_idx" ON "Approval"("subject");

-- CreateIndex
CREATE INDEX "Approval_requestedAt_idx" ON "Approval"("requestedAt");

-- CreateIndex
CREATE INDEX "ChangeRequest_number_idx" ON "ChangeRequest"("number");

-- CreateIndex
CREATE INDEX "ChangeRequest_plannedStart_idx" ON "ChangeRequest"("plannedStart");

-- CreateIndex
CREATE INDEX "Ticket_key_idx" ON "Ticket"("key");

-- CreateIndex
CREATE INDEX "Alert_startedAt_idx" ON "Alert"("startedAt");

-- CreateIndex
CREATE INDEX "Alert_service_startedAt_idx" ON "Alert"("service", "startedAt");

-- CreateIndex
CREATE INDEX "FlagChange_changedAt_idx" ON "FlagChange"("changedAt");

-- CreateIndex
CREATE INDEX "PublishedRelease_repository_tag_idx" ON "PublishedRelease"("repository", "tag");

-- CreateIndex
CREATE INDEX "Change_repository_headBranch_idx" ON "Change"("repository", "headBranch");

-- CreateIndex
CREATE INDEX "Change_tickets_idx" ON "Change" USING GIN ("tickets");

-- CreateIndex
CREATE INDEX "Deployment_service_environment_version_idx" ON "Deployment"("service", "environment", "version");

-- CreateIndex
CREATE INDEX "Deployment_repository_carryDueAt_idx" ON "Deployment"("repository", "carryDueAt");

-- CreateIndex
CREATE INDEX "Event_deliveryId_idx" ON "Event"("deliveryId");

-- CreateIndex
CREATE INDEX "Event_connection_occurredAt_idx" ON "Event"("connection", "occurredAt");

-- CreateIndex
CREATE INDEX "InboundDelivery_connection_receivedAt_idx" ON "InboundDelivery"("connection", "receivedAt");

-- CreateIndex
CREATE INDEX "InboundDelivery_state_receivedAt_idx" ON "InboundDelivery"("state", "receivedAt");

-- AddForeignKey
ALTER TABLE "DeploymentRecord" ADD CONSTRAINT "DeploymentRecord_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConnectionSecret" ADD CONSTRAINT "ConnectionSecret_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
