import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import type { Actor } from "@/lib/domain/access";
import { recordEvents } from "@/lib/services/event/record";
import { parseOverview } from "@/lib/urls/overview";
import { parseRelease } from "@/lib/urls/release";
import { parseReleases } from "@/lib/urls/releases";
import { parseService } from "@/lib/urls/service";
import { loadOverview } from "@/lib/views/overview/overview";
import { loadRelease } from "@/lib/views/release/release";
import { loadReleases } from "@/lib/views/releases/list";
import { loadService } from "@/lib/views/service/service";
import { loadServices } from "@/lib/views/services/list";
import { freshDatabase } from "@/tests/support/database";

const now = new Date("2026-11-20T14:00:00Z");
const at = "2026-11-20T12:00:00Z";
const system = { kind: "system", name: "test" } as const;
/** A token that may read what concerns orders in production, and nothing else. */
const restricted: Actor = {
  ...{ kind: "token", id: "t", name: "orders", scopes: ["read"] },
  reach: { services: ["orders"], environments: ["production"] },
};

beforeAll(async () => {
  await freshDatabase();
  await ensurePartitions(now);
  const body = (service: string, environment: string) => ({ service, environment, version: "1", status: "succeeded", finishedAt: at });
  const values = [body("orders", "production"), body("orders", "staging"), body("secret", "production")];
  await recordEvents(system, { kind: "deployments", values }, now);
  const incident = { id: "INC-9", title: "t", status: "open", openedAt: at, services: ["secret"], environment: "production" };
  await recordEvents(system, { kind: "incidents", values: [incident] }, now);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

test("no page tells a restricted token anything of what lies beyond its reach", async () => {
  const release = await loadRelease(restricted, parseRelease("orders@1", {}), now);
  const pages = [
    await loadOverview(restricted, parseOverview({}), now),
    await loadReleases(restricted, parseReleases({}), now),
    await loadServices(restricted, { team: null }, now),
    await loadService(restricted, parseService("orders", {}), now),
    release,
  ];
  for (const page of pages) expect(JSON.stringify(page)).not.toMatch(/secret|INC-9|staging/);
  expect(release.siblings).toHaveLength(1);
  const beyond = { code: "not-found" };
  await expect(loadRelease(restricted, parseRelease("secret@1", {}), now)).rejects.toMatchObject(beyond);
  await expect(loadService(restricted, parseService("secret", {}), now)).rejects.toMatchObject(beyond);
});

test("whoever reaches everything sees all of it", async () => {
  const text = JSON.stringify(await loadServices(system, { team: null }, now));
  expect(text).toMatch(/secret/);
  expect(JSON.stringify(await loadOverview(system, parseOverview({}), now))).toMatch(/INC-9/);
});
