-- AlterTable
ALTER TABLE "DeploymentRecord" ADD COLUMN     "id" UUID NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "DeploymentRecord_id_key" ON "DeploymentRecord"("id");

-- CreateIndex
CREATE INDEX "DeploymentRecord_externalId_idx" ON "DeploymentRecord"("externalId");

-- What stood there came by the API: each deployment is told of by one record. A rebuild would make the same.
UPDATE "Deployment"
SET "reachedAt" = CASE WHEN status IN ('succeeded', 'rolled_back') THEN coalesce("finishedAt", "occurredAt") END,
    "attemptedAt" = CASE WHEN status NOT IN ('succeeded', 'rolled_back') THEN coalesce("finishedAt", "occurredAt") END;

INSERT INTO "DeploymentRecord" ("entityKey", id, source, connection, "externalId", service, environment, version, commit, status,
    "startedAt", "finishedAt", "occurredAt", "windowFrom", "windowUntil", facts, "deploymentId", demo, "updatedAt")
SELECT d."entityKey", d.id, d.source, '', d."externalId", d.service, d.environment, d.version, d.commit, d.status,
    d."startedAt", d."finishedAt", d."occurredAt",
    greatest(least(d."startedAt", coalesce(d."finishedAt", d."occurredAt")), coalesce(d."finishedAt", d."occurredAt") - interval '6 hours'),
    coalesce(d."finishedAt", d."occurredAt"),
    jsonb_build_object(
        'release', CASE WHEN d."releaseId" <> d.service || '@' || d.version THEN d."releaseId" END,
        'emergency', d.emergency, 'rollback', false, 'ref', d.ref, 'repository', d.repository, 'changeRequest', d."changeRequest",
        'approvedBy', to_jsonb(coalesce(d."approvedBy", '{}')), 'actor', d.actor, 'pipelineUrl', d."pipelineUrl", 'configHash', d."configHash",
        'plannedFor', to_char(d."plannedFor" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'links', d.links, 'labels', d.labels,
        'changes', coalesce((SELECT jsonb_agg(c."changeId" ORDER BY c."changeId") FROM "DeploymentChange" c WHERE c."deploymentId" = d.id), '[]'),
        'components', '[]'::jsonb),
    d.id, d.demo, d."updatedAt"
FROM "Deployment" d;

-- CreateIndex
CREATE INDEX "DeploymentDecision_otherKey_idx" ON "DeploymentDecision"("otherKey");
