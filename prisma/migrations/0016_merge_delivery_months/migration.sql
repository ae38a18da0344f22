-- CreateTable
CREATE TABLE "DeliveryMonth" (
    "scope" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "sole" TEXT,
    "days" INTEGER NOT NULL DEFAULT 0,
    "facts" BYTEA,
    "sorted" BYTEA,

    CONSTRAINT "DeliveryMonth_pkey" PRIMARY KEY ("scope","environment","month")
);

-- Written by hand from here on.

-- Parts of it are read by their place.
ALTER TABLE "DeliveryMonth" ALTER COLUMN "sorted" SET STORAGE EXTERNAL;

-- Months that have to be merged.
CREATE INDEX "DeliveryMonth_unmerged" ON "DeliveryMonth" ("month", "scope") WHERE "facts" IS NULL;

-- A month no longer holds from the statement on that changes one of its days. In this order, so that two statements never wait for each other.
CREATE FUNCTION delivery_unmerge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "DeliveryMonth" (scope, environment, month)
  SELECT DISTINCT scope, '*', date_trunc('month', day)::date FROM changed ORDER BY 1, 3
  ON CONFLICT (scope, environment, month) DO UPDATE SET facts = NULL, sorted = NULL WHERE "DeliveryMonth".facts IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER delivery_unmerge_new AFTER INSERT ON "DeliveryDay"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION delivery_unmerge();
CREATE TRIGGER delivery_unmerge_changed AFTER UPDATE ON "DeliveryDay"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION delivery_unmerge();
CREATE TRIGGER delivery_unmerge_gone AFTER DELETE ON "DeliveryDay"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION delivery_unmerge();
INSERT INTO "DeliveryMonth" (scope, environment, month) SELECT DISTINCT scope, '*', date_trunc('month', day)::date FROM "DeliveryDay";
