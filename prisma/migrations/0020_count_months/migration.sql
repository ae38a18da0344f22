-- AlterTable
ALTER TABLE "DeliveryMonth" ADD COLUMN     "reached" INTEGER NOT NULL DEFAULT 0;

-- Written by hand from here on.

-- Months that are merged say at once how many deployments they hold. Days that are about one environment alone count for it.
UPDATE "DeliveryMonth" m SET "reached" = coalesce((
  SELECT sum(d.reached) FROM "DeliveryDay" d
  WHERE d.scope = m.scope AND d.day >= m.month AND d.day < m.month + interval '1 month' AND (d.environment = m.environment OR d.sole = m.environment)
), 0) WHERE m.facts IS NOT NULL;

-- Whether any incident names its repair is asked with every list of deployments.
CREATE INDEX "Incident_repaired" ON "Incident" ("id") WHERE "fixedBy" <> '{}';
