-- DropIndex
DROP INDEX "Deployment_service_environment_finishedAt_idx";

-- DropIndex
DROP INDEX "Deployment_environment_finishedAt_idx";

-- DropIndex
DROP INDEX "Deployment_externalId_idx";

-- DropIndex
DROP INDEX "Deployment_nextLookAt_idx";

-- DropIndex
DROP INDEX "Deployment_service_environment_attemptedAt_id_idx";

-- DropIndex
DROP INDEX "Deployment_repository_carryDueAt_idx";

-- DropIndex
DROP INDEX "Deployment_carryDueAt_idx";

-- CreateIndex
CREATE INDEX "Deployment_environment_reachedAt_idx" ON "Deployment"("environment", "reachedAt");

-- Few rows have these at any time, so that most are written without them.
CREATE INDEX "Deployment_nextLookAt_idx" ON "Deployment"("nextLookAt") WHERE "nextLookAt" IS NOT NULL;
CREATE INDEX "Deployment_carryDueAt_idx" ON "Deployment"("carryDueAt") WHERE "carryDueAt" IS NOT NULL;
CREATE INDEX "Deployment_service_environment_attemptedAt_id_idx" ON "Deployment"("service", "environment", "attemptedAt", "id")
  WHERE "attemptedAt" IS NOT NULL;

-- A record is written with the deployment that it tells of, and that one after it.
ALTER TABLE "DeploymentRecord" ALTER CONSTRAINT "DeploymentRecord_deploymentId_fkey" DEFERRABLE INITIALLY DEFERRED;

-- Room for what the one after a deployment changes in it, so that no index has to be told.
ALTER TABLE "Deployment" SET (fillfactor = 80);

-- Verdicts say much the same, and most are read seldom: they are kept small in their rows.
ALTER TABLE "Verdict" ALTER COLUMN "body" SET STORAGE MAIN;
ALTER TABLE "Verdict" SET (toast_tuple_target = 256);
