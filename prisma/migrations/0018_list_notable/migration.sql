-- Stored days say from now on which deployments hurt and which changes took longest: each is worked out again.
INSERT INTO "DeliveryStale" (kind, key) SELECT 'everything', '' WHERE EXISTS (SELECT FROM "DeliveryDay");
