-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "confidence" DOUBLE PRECISION NOT NULL DEFAULT 0.8,
ADD COLUMN     "observationHours" INTEGER NOT NULL DEFAULT 24;

-- CreateTable
CREATE TABLE "DeliveryDay" (
    "scope" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "sole" TEXT,
    "facts" BYTEA NOT NULL,
    "sorted" BYTEA NOT NULL,
    "reached" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "hurt" INTEGER NOT NULL,
    "rework" INTEGER NOT NULL,
    "changes" INTEGER NOT NULL,

    CONSTRAINT "DeliveryDay_pkey" PRIMARY KEY ("scope","environment","day")
);

-- CreateTable
CREATE TABLE "DeliveryStale" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "deployment" TEXT,
    "service" TEXT,
    "environment" TEXT,
    "at" TIMESTAMPTZ(3),
    "was" JSONB,

    CONSTRAINT "DeliveryStale_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Goal" (
    "metric" TEXT NOT NULL,
    "scopeKind" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT '',
    "target" DOUBLE PRECISION NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Goal_pkey" PRIMARY KEY ("metric","scopeKind","scope")
);

-- CreateIndex
CREATE INDEX "DeliveryDay_day_idx" ON "DeliveryDay"("day");

-- CreateIndex
CREATE INDEX "Incident_fixedBy_idx" ON "Incident" USING GIN ("fixedBy");

-- Values in order are read in parts, which a compressed value does not allow; they hardly get smaller in any case.
ALTER TABLE "DeliveryDay" ALTER COLUMN "sorted" SET STORAGE EXTERNAL;

-- Attempts that failed, by their time; what takes another change back, and what it may take back, by its number.
CREATE INDEX "Deployment_environment_attemptedAt_idx" ON "Deployment"("environment", "attemptedAt") WHERE "attemptedAt" IS NOT NULL;
CREATE INDEX "Change_repository_number_idx" ON "Change"("repository", "number") WHERE "number" IS NOT NULL;
CREATE INDEX "Change_reverts_idx" ON "Change"("repository") WHERE "title" ~* '^\s*revert' OR "headBranch" ~* '^revert-';
-- Deployments whose labels may say which one they repair.
CREATE INDEX "Deployment_hotfix_idx" ON "Deployment"("service", "environment") WHERE "labels"::text ~* 'hotfix|fixes';

-- Most deployments have no such verdict.
CREATE INDEX "Verdict_regressed_idx" ON "Verdict"("deploymentId") WHERE "state" = 'regressed';

-- What days rest on is written down when it changes, in the same transaction: which row it was, and where a deployment stood. Which days
-- that concerns is worked out by whoever reads the marks, since rows that others have not committed yet may belong to them too.

-- So much in one statement that a history is being loaded is marked once.
CREATE FUNCTION delivery_mark_everything() RETURNS void LANGUAGE sql AS $$
  INSERT INTO "DeliveryStale" (kind, key)
    SELECT 'everything', '' WHERE EXISTS (SELECT FROM "Deployment") OR EXISTS (SELECT FROM "DeliveryDay")
$$;

CREATE FUNCTION delivery_mark_all() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM delivery_mark_everything();
  RETURN NULL;
END $$;

-- Labels that may name the deployments which this one repairs.
CREATE FUNCTION delivery_names(labels jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT said.value FROM jsonb_each_text(CASE WHEN labels::text ~* 'hotfix|fixes' THEN labels ELSE '{}' END) AS said
  WHERE said.key ~* 'hotfix|fixes'
$$;

-- moved: it stands, or stood, in the order of its place. own: it differs, and nobody but itself by it.
CREATE FUNCTION delivery_mark_new_deployments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) > 10000 FROM (SELECT FROM after LIMIT 10001) AS few) THEN
    PERFORM delivery_mark_everything();
    RETURN NULL;
  END IF;
  INSERT INTO "DeliveryStale" (kind, key, service, environment, at)
    SELECT CASE WHEN "reachedAt" IS NULL THEN 'own' ELSE 'moved' END, id::text, service, environment, coalesce("reachedAt", "attemptedAt")
    FROM after WHERE "reachedAt" IS NOT NULL OR status = 'failed';
  INSERT INTO "DeliveryStale" (kind, key, service, environment)
    SELECT 'names', name, service, environment FROM after CROSS JOIN delivery_names(labels) AS name
    WHERE labels::text ~* 'hotfix|fixes';
  RETURN NULL;
END $$;

CREATE FUNCTION delivery_mark_changed_deployments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) > 10000 FROM (SELECT FROM after LIMIT 10001) AS few) THEN
    PERFORM delivery_mark_everything();
    RETURN NULL;
  END IF;
  WITH differs AS (
    SELECT b AS b, a AS a,
      (b.service, b.environment, b."reachedAt", b."isRollback") IS DISTINCT FROM (a.service, a.environment, a."reachedAt", a."isRollback") AS moved
    FROM before b JOIN after a ON a.id = b.id
    WHERE (b.service, b.environment, b.version, b."releaseId", b.status, b."reachedAt", b."attemptedAt", b."startedAt", b."isRollback", b.emergency,
           b.recorded, b."endedAt", b."endedBy", b."carriedBy", b."carriedReason", b.labels, b."externalId", b.commit, b."changeRequest",
           CASE WHEN b.status = 'rolled_back' THEN b."occurredAt" END)
      IS DISTINCT FROM
          (a.service, a.environment, a.version, a."releaseId", a.status, a."reachedAt", a."attemptedAt", a."startedAt", a."isRollback", a.emergency,
           a.recorded, a."endedAt", a."endedBy", a."carriedBy", a."carriedReason", a.labels, a."externalId", a.commit, a."changeRequest",
           CASE WHEN a.status = 'rolled_back' THEN a."occurredAt" END)
  ), marks AS (
    SELECT CASE WHEN moved AND (b)."reachedAt" IS NOT NULL THEN 'moved' ELSE 'own' END AS kind, (b).id::text AS key, (b).service, (b).environment,
      coalesce((b)."reachedAt", (b)."attemptedAt") AS at
    FROM differs WHERE (b)."reachedAt" IS NOT NULL OR (b).status = 'failed'
    UNION
    SELECT CASE WHEN moved AND (a)."reachedAt" IS NOT NULL THEN 'moved' ELSE 'own' END, (a).id::text, (a).service, (a).environment,
      coalesce((a)."reachedAt", (a)."attemptedAt")
    FROM differs WHERE (a)."reachedAt" IS NOT NULL OR (a).status = 'failed'
    UNION
    SELECT 'names', name, place.service, place.environment, NULL
    FROM differs CROSS JOIN LATERAL (VALUES ((b).service, (b).environment, (b).labels), ((a).service, (a).environment, (a).labels))
      AS place(service, environment, labels) CROSS JOIN delivery_names(place.labels) AS name
    WHERE (moved OR (b).labels <> (a).labels) AND place.labels::text ~* 'hotfix|fixes'
  )
  INSERT INTO "DeliveryStale" (kind, key, service, environment, at) SELECT * FROM marks;
  INSERT INTO "DeliveryStale" (kind, key, deployment, service, environment)
    SELECT 'unlinked', l."changeId", b.id::text, b.service, b.environment
    FROM before b JOIN after a ON a.id = b.id JOIN "DeploymentChange" l ON l."deploymentId" = b.id
    WHERE (b.service, b.environment) <> (a.service, a.environment) AND b."reachedAt" IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION delivery_mark_gone_deployments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DeliveryStale" (kind, key, service, environment, at)
    SELECT CASE WHEN "reachedAt" IS NULL THEN 'own' ELSE 'moved' END, id::text, service, environment, coalesce("reachedAt", "attemptedAt")
    FROM before WHERE "reachedAt" IS NOT NULL OR status = 'failed';
  INSERT INTO "DeliveryStale" (kind, key, service, environment)
    SELECT 'names', name, service, environment FROM before CROSS JOIN delivery_names(labels) AS name
    WHERE labels::text ~* 'hotfix|fixes';
  RETURN NULL;
END $$;

-- What it carried is known only before it goes, since the links go with it.
CREATE FUNCTION delivery_mark_links_of_deployment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DeliveryStale" (kind, key, deployment, service, environment)
    SELECT 'unlinked', "changeId", OLD.id::text, OLD.service, OLD.environment FROM "DeploymentChange" WHERE "deploymentId" = OLD.id;
  RETURN OLD;
END $$;

CREATE TRIGGER delivery_new AFTER INSERT ON "Deployment" REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_new_deployments();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "Deployment" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_changed_deployments();
CREATE TRIGGER delivery_gone AFTER DELETE ON "Deployment" REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_gone_deployments();
CREATE TRIGGER delivery_going BEFORE DELETE ON "Deployment"
  FOR EACH ROW WHEN (OLD."reachedAt" IS NOT NULL) EXECUTE FUNCTION delivery_mark_links_of_deployment();

CREATE FUNCTION delivery_mark_new_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) > 10000 FROM (SELECT FROM after LIMIT 10001) AS few) THEN
    PERFORM delivery_mark_everything();
  ELSE
    INSERT INTO "DeliveryStale" (kind, key, deployment) SELECT 'linked', "changeId", "deploymentId"::text FROM after;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION delivery_mark_gone_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DeliveryStale" (kind, key, deployment, service, environment)
    SELECT 'unlinked', b."changeId", d.id::text, d.service, d.environment FROM before b JOIN "Deployment" d ON d.id = b."deploymentId"
    WHERE d."reachedAt" IS NOT NULL;
  RETURN NULL;
END $$;

CREATE FUNCTION delivery_mark_changed_links() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DeliveryStale" (kind, key, deployment, service, environment)
    SELECT 'unlinked', b."changeId", d.id::text, d.service, d.environment
    FROM (SELECT "deploymentId", "changeId" FROM before EXCEPT SELECT "deploymentId", "changeId" FROM after) b
    JOIN "Deployment" d ON d.id = b."deploymentId" WHERE d."reachedAt" IS NOT NULL;
  INSERT INTO "DeliveryStale" (kind, key, deployment)
    SELECT 'linked', a."changeId", a."deploymentId"::text
    FROM (SELECT "deploymentId", "changeId" FROM after EXCEPT SELECT "deploymentId", "changeId" FROM before) a;
  RETURN NULL;
END $$;

CREATE TRIGGER delivery_new AFTER INSERT ON "DeploymentChange" REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_new_links();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "DeploymentChange" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_changed_links();
CREATE TRIGGER delivery_gone AFTER DELETE ON "DeploymentChange" REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_gone_links();

-- A new change concerns nobody before something is linked to it. `was`: which other one it took back before.
CREATE FUNCTION delivery_mark_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) > 10000 FROM (SELECT FROM after LIMIT 10001) AS few) THEN
    PERFORM delivery_mark_everything();
    RETURN NULL;
  END IF;
  INSERT INTO "DeliveryStale" (kind, key, was)
    SELECT 'change', a.id,
      CASE WHEN (b.title ~* '^\s*revert' OR b."headBranch" ~* '^revert-')
              AND (b.repository, b.title, b."headBranch") IS DISTINCT FROM (a.repository, a.title, a."headBranch")
        THEN jsonb_build_object('repository', b.repository, 'title', b.title, 'headBranch', b."headBranch") END
    FROM before b JOIN after a ON a.id = b.id
    WHERE (b.repository, b.number, b.title, b.bot, b."firstCommitAt", b."openedAt", b."readyAt", b."firstReviewAt", b."approvedAt", b."mergedAt",
           b."mergeCommit", b."headBranch", b.commits, b.labels)
      IS DISTINCT FROM
          (a.repository, a.number, a.title, a.bot, a."firstCommitAt", a."openedAt", a."readyAt", a."firstReviewAt", a."approvedAt", a."mergedAt",
           a."mergeCommit", a."headBranch", a.commits, a.labels);
  RETURN NULL;
END $$;

CREATE FUNCTION delivery_mark_links_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DeliveryStale" (kind, key, deployment, service, environment, was)
    SELECT 'unlinked', OLD.id, d.id::text, d.service, d.environment,
      jsonb_build_object('repository', OLD.repository, 'title', OLD.title, 'headBranch', OLD."headBranch")
    FROM "DeploymentChange" l JOIN "Deployment" d ON d.id = l."deploymentId" WHERE l."changeId" = OLD.id AND d."reachedAt" IS NOT NULL;
  RETURN OLD;
END $$;

CREATE TRIGGER delivery_changed AFTER UPDATE ON "Change" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_changes();
CREATE TRIGGER delivery_going BEFORE DELETE ON "Change" FOR EACH ROW EXECUTE FUNCTION delivery_mark_links_of_change();

-- Of a commit only when it was written.
CREATE FUNCTION delivery_mark_commits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (SELECT count(*) > 10000 FROM (SELECT FROM after LIMIT 10001) AS few) THEN
      PERFORM delivery_mark_everything();
    ELSE
      INSERT INTO "DeliveryStale" (kind, key) SELECT DISTINCT 'commit', sha FROM after WHERE "authoredAt" IS NOT NULL;
    END IF;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "DeliveryStale" (kind, key) SELECT DISTINCT 'commit', sha FROM before WHERE "authoredAt" IS NOT NULL;
  ELSE
    INSERT INTO "DeliveryStale" (kind, key)
      SELECT DISTINCT 'commit', said.sha FROM before b JOIN after a ON a.id = b.id CROSS JOIN LATERAL (VALUES (b.sha), (a.sha)) AS said(sha)
      WHERE (b.sha, b."authoredAt") IS DISTINCT FROM (a.sha, a."authoredAt");
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER delivery_new AFTER INSERT ON "Commit" REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_commits();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "Commit" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_commits();
CREATE TRIGGER delivery_gone AFTER DELETE ON "Commit" REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_commits();

-- word: it names, or named, a deployment as the repair.
CREATE FUNCTION delivery_mark_incidents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (SELECT count(*) > 10000 FROM (SELECT FROM after LIMIT 10001) AS few) THEN
      PERFORM delivery_mark_everything();
    ELSE
      INSERT INTO "DeliveryStale" (kind, key) SELECT DISTINCT 'word', word FROM after CROSS JOIN unnest("fixedBy") AS word;
    END IF;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "DeliveryStale" (kind, key) SELECT DISTINCT 'word', word FROM before CROSS JOIN unnest("fixedBy") AS word;
  ELSE
    WITH differs AS (
      SELECT a.id, b."fixedBy" || a."fixedBy" AS words FROM before b JOIN after a ON a.id = b.id
      WHERE (b."openedAt", b."resolvedAt", b."mergedInto", b.dismissed, b.services, b."fixedBy")
        IS DISTINCT FROM (a."openedAt", a."resolvedAt", a."mergedInto", a.dismissed, a.services, a."fixedBy")
    )
    INSERT INTO "DeliveryStale" (kind, key)
      SELECT 'incident', id FROM differs UNION SELECT 'word', word FROM differs CROSS JOIN unnest(words) AS word;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER delivery_new AFTER INSERT ON "Incident" REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_incidents();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "Incident" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_incidents();
CREATE TRIGGER delivery_gone AFTER DELETE ON "Incident" REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_incidents();

CREATE FUNCTION delivery_mark_attributions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (SELECT count(*) > 10000 FROM (SELECT FROM after LIMIT 10001) AS few) THEN
      PERFORM delivery_mark_everything();
    ELSE
      INSERT INTO "DeliveryStale" (kind, key) SELECT DISTINCT 'deployment', "deploymentId"::text FROM after;
    END IF;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "DeliveryStale" (kind, key) SELECT DISTINCT 'deployment', "deploymentId"::text FROM before;
  ELSE
    INSERT INTO "DeliveryStale" (kind, key)
      SELECT DISTINCT 'deployment', said.id::text FROM before b JOIN after a ON a.id = b.id
      CROSS JOIN LATERAL (VALUES (b."deploymentId"), (a."deploymentId")) AS said(id)
      WHERE (b."incidentId", b."deploymentId", b.source, b.confidence) IS DISTINCT FROM (a."incidentId", a."deploymentId", a.source, a.confidence);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER delivery_new AFTER INSERT ON "Attribution" REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_attributions();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "Attribution" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_attributions();
CREATE TRIGGER delivery_gone AFTER DELETE ON "Attribution" REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_attributions();

-- Verdicts count that are regressed, and those that may end such a one. One deployment has one judge at a time.
CREATE FUNCTION delivery_mark_verdicts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "DeliveryStale" (kind, key)
      SELECT DISTINCT 'deployment', "deploymentId"::text FROM after a
      WHERE state = 'regressed' OR state IN ('healthy', 'improved')
        AND EXISTS (SELECT FROM "Verdict" v WHERE v."deploymentId" = a."deploymentId" AND v.state = 'regressed');
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "DeliveryStale" (kind, key)
      SELECT DISTINCT 'deployment', "deploymentId"::text FROM before b
      WHERE state = 'regressed' OR state IN ('healthy', 'improved')
        AND EXISTS (SELECT FROM "Verdict" v WHERE v."deploymentId" = b."deploymentId" AND v.state = 'regressed');
  ELSE
    INSERT INTO "DeliveryStale" (kind, key)
      SELECT DISTINCT 'deployment', a."deploymentId"::text
      FROM before b JOIN after a ON a."deploymentId" = b."deploymentId" AND a.horizon = b.horizon
      WHERE (b.state, b.at, CASE WHEN b.state = 'regressed' THEN b.body ->> 'onsetAt' END)
          IS DISTINCT FROM (a.state, a.at, CASE WHEN a.state = 'regressed' THEN a.body ->> 'onsetAt' END)
        AND ('regressed' IN (a.state, b.state) OR (a.state IN ('healthy', 'improved') OR b.state IN ('healthy', 'improved'))
          AND EXISTS (SELECT FROM "Verdict" v WHERE v."deploymentId" = a."deploymentId" AND v.state = 'regressed'));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER delivery_new AFTER INSERT ON "Verdict" REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_verdicts();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "Verdict" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_verdicts();
CREATE TRIGGER delivery_gone AFTER DELETE ON "Verdict" REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_verdicts();

-- Other names of a deployment, by which an incident may call its repair. The record that it is named after is written with it.
CREATE FUNCTION delivery_mark_records() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "DeliveryStale" (kind, key)
      SELECT DISTINCT 'deployment', "deploymentId"::text FROM after WHERE "deploymentId" <> id AND "externalId" IS NOT NULL;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "DeliveryStale" (kind, key)
      SELECT DISTINCT 'deployment', "deploymentId"::text FROM before WHERE "deploymentId" IS NOT NULL AND "externalId" IS NOT NULL;
  ELSE
    INSERT INTO "DeliveryStale" (kind, key)
      SELECT DISTINCT 'deployment', said.id::text FROM before b JOIN after a ON a."entityKey" = b."entityKey"
      CROSS JOIN LATERAL (VALUES (b."deploymentId"), (a."deploymentId")) AS said(id)
      WHERE (b."deploymentId", b."externalId") IS DISTINCT FROM (a."deploymentId", a."externalId") AND said.id IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER delivery_new AFTER INSERT ON "DeploymentRecord" REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_records();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "DeploymentRecord" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_records();
CREATE TRIGGER delivery_gone AFTER DELETE ON "DeploymentRecord" REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_records();

CREATE FUNCTION delivery_mark_services() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DeliveryStale" (kind, key)
    SELECT 'service', a.name FROM before b JOIN after a ON a.name = b.name WHERE b."teamId" IS DISTINCT FROM a."teamId";
  RETURN NULL;
END $$;

CREATE FUNCTION delivery_mark_teams() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DeliveryStale" (kind, key)
    SELECT 'service', s.name FROM before b JOIN after a ON a.id = b.id JOIN "Service" s ON s."teamId" = a.id WHERE b.name <> a.name;
  RETURN NULL;
END $$;

CREATE FUNCTION delivery_mark_environments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DeliveryStale" (kind, key)
    SELECT 'environment', a.name FROM before b JOIN after a ON a.name = b.name WHERE 'production' IN (a.tier, b.tier) AND a.tier <> b.tier;
  RETURN NULL;
END $$;

CREATE FUNCTION delivery_mark_workspace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM before b JOIN after a ON a.id = b.id WHERE (b.timezone, b.confidence) <> (a.timezone, a.confidence)) THEN
    PERFORM delivery_mark_everything();
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER delivery_changed AFTER UPDATE ON "Service" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_services();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "Team" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_teams();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "Environment" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_environments();
CREATE TRIGGER delivery_changed AFTER UPDATE ON "Workspace" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_workspace();
CREATE TRIGGER delivery_new AFTER INSERT OR DELETE ON "Workspace" FOR EACH STATEMENT EXECUTE FUNCTION delivery_mark_all();

-- What was there before any of this.
SELECT delivery_mark_everything();
