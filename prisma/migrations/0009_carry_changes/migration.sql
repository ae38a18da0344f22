-- DropIndex
DROP INDEX "Deployment_service_environment_version_idx";

-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "attemptedAt" TIMESTAMPTZ(3),
ADD COLUMN     "carryRestsOn" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "reachedAt" TIMESTAMPTZ(3),
ADD COLUMN     "saidChanges" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "saidRollback" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "DeploymentRecord" ADD COLUMN     "windowFrom" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "windowUntil" TIMESTAMPTZ(3) NOT NULL;

-- CreateTable
CREATE TABLE "CarryHint" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "CarryHint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Artifact_version_idx" ON "Artifact"("version");

-- CreateIndex
CREATE INDEX "Change_headCommit_idx" ON "Change"("headCommit");

-- CreateIndex
CREATE INDEX "Change_commits_idx" ON "Change" USING GIN ("commits");

-- CreateIndex
CREATE INDEX "Commit_branches_idx" ON "Commit" USING GIN ("branches");

-- CreateIndex
CREATE INDEX "Deployment_service_environment_reachedAt_id_idx" ON "Deployment"("service", "environment", "reachedAt", "id");

-- CreateIndex
CREATE INDEX "Deployment_service_environment_version_reachedAt_id_idx" ON "Deployment"("service", "environment", "version", "reachedAt", "id");

-- CreateIndex
CREATE INDEX "Deployment_service_environment_attemptedAt_id_idx" ON "Deployment"("service", "environment", "attemptedAt", "id");

-- CreateIndex
CREATE INDEX "Deployment_carryDueAt_idx" ON "Deployment"("carryDueAt");

-- CreateIndex
CREATE INDEX "Deployment_carryRestsOn_idx" ON "Deployment" USING GIN ("carryRestsOn");

-- CreateIndex
CREATE INDEX "DeploymentRecord_service_environment_source_windowUntil_idx" ON "DeploymentRecord"("service", "environment", "source", "windowUntil");

-- So far links came from senders only; what each deployment carries is worked out once for all that are there.
UPDATE "Deployment" d
SET "saidChanges" = coalesce((SELECT array_agg(l."changeId" ORDER BY l."changeId") FROM "DeploymentChange" l WHERE l."deploymentId" = d.id), '{}'),
    "carryDueAt" = now();
