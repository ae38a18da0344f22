import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { EventDraft } from "@/lib/ingest/events/event-draft";
import { settleCarried } from "@/lib/services/carried/settle";
import { setServicePaths } from "@/lib/services/catalogue/set-service-paths";
import { freshDatabase } from "@/tests/support/database";
import { prng } from "@/tests/support/prng";
import { ARRIVED, artifact, byArtifact, deploy, pull, push, REPOSITORY, sha } from "./support/carried-history";
import { carried, everything, store } from "./support/carried-store";

beforeEach(freshDatabase);

const admin = { kind: "user", id: "u", name: "Ada", role: "admin" } as const;

/** One repository: a merge, a squash, a rebase, a branch that is used again, direct commits; two services, two productions. */
const pushes: readonly EventDraft[][] = [
  push("main", 0, null, "a0:README.md"),
  push("quay", 10, "a0", "b1:services/quay/a.ts", "b2:services/quay/b.ts"),
  push("main", 20, "a0", "b1:services/quay/a.ts", "b2:services/quay/b.ts", "b3:services/quay/a.ts,services/quay/b.ts"),
  push("berth", 25, "a0", "c1:services/berth/a.ts", "c2:services/berth/b.ts"),
  push("main", 30, "b3", "c3:services/berth/a.ts,services/berth/b.ts"),
  push("both", 32, "c3", "d1:services/quay/c.ts", "d2:services/berth/c.ts"),
  push("main", 40, "c3", "e1:services/quay/c.ts", "e2:services/berth/c.ts"),
  push("main", 50, "e2", "f1:docs/index.md"),
  push("main", 60, "f1", "f2:services/quay/d.ts"),
];
const pulls: readonly EventDraft[][] = [pull(1, "quay", "b2", 20, "b3"), pull(2, "berth", "c2", 30, "c3"), pull(3, "both", "d2", 40, "e2")];
const deployments: readonly EventDraft[] = [
  deploy("quay", "eu", 5, "a0"),
  deploy("quay", "eu", 35, "c3"),
  deploy("quay", "eu", 45, "e2", { commit: sha("e2").slice(0, 9) }),
  deploy("quay", "eu", 65, "f2"),
  deploy("quay", "eu", 70, "e2"),
  deploy("quay", "eu", 75, "b3"),
  deploy("quay", "us", 6, "a0"),
  deploy("quay", "us", 66, "f2"),
  deploy("berth", "eu", 7, "a0"),
  deploy("berth", "eu", 47, "e2"),
  deploy("berth", "eu", 80, "unknown", { commit: sha("9999") }),
  deploy("berth", "us", 8, "a0"),
  deploy("berth", "us", 48, "listed", { commit: sha("f1"), changes: ["#1", "acme/ferry#2", sha("f1"), sha("e2").slice(0, 10), "note-7"] }),
  deploy("berth", "us", 49, "failed", { status: "failed", commit: sha("f2") }),
  deploy("lamp", "eu", 9, "a0"),
  deploy("lamp", "eu", 85, "2.0", byArtifact("pkg:oci/lamp@2.0", "2.0")),
];
const artifacts: readonly EventDraft[] = [artifact({ id: "pkg:oci/lamp@2.0", service: "lamp", version: "2.0", commit: sha("f1") })];
const deliveries: readonly (readonly EventDraft[])[] = [
  ...pushes,
  ...pulls.flat().map((one) => [one]),
  ...deployments.map((one) => [one]),
  artifacts,
];

const EXPECTED = {
  "berth/eu/47": "commits #2 #3",
  "berth/eu/7": "first-deployment",
  "berth/eu/80": "unknown-commit",
  "berth/us/48": "sender #1 #2 #3 f1 note-7",
  "berth/us/49": "open",
  "berth/us/8": "first-deployment",
  "lamp/eu/85": "commits #1 #2 #3 f1",
  "lamp/eu/9": "first-deployment",
  "quay/eu/35": "commits #1",
  "quay/eu/45": "commits #3",
  "quay/eu/5": "first-deployment",
  "quay/eu/65": "commits f2",
  "quay/eu/70": "same-version",
  "quay/eu/75": "same-version",
  "quay/us/6": "first-deployment",
  "quay/us/66": "commits #1 #3 f2",
};

async function setPaths(): Promise<void> {
  for (const service of ["quay", "berth"])
    await setServicePaths(admin, { service, repository: REPOSITORY, paths: [`/services/${service}/`] }, ARRIVED);
}

test("commits stand for their changes, by whatever way these were merged", async () => {
  for (const delivery of deliveries) await store(delivery);
  await setPaths();
  await settleCarried(ARRIVED);
  expect(await carried()).toEqual(EXPECTED);
  expect(await prisma().change.findUnique({ where: { id: sha("f2") } })).toMatchObject({
    repository: REPOSITORY,
    title: "Commit f2",
    author: "ada",
    mergeCommit: sha("f2"),
    commits: [sha("f2")],
  });
  expect(await prisma().deployment.findFirst({ where: { externalId: "quay/eu/70" } })).toMatchObject({ isRollback: true });
});

test("neither the order of arrival nor repetition leaves a trace", async () => {
  const random = prng(20_260_301);
  const shuffled = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  let first: unknown = null;
  for (let round = 0; round < 6; round += 1) {
    await freshDatabase();
    for (const delivery of shuffled([...deliveries, ...deliveries.filter(() => random() < 0.4)])) {
      await store(delivery);
      if (random() < 0.25) await settleCarried(ARRIVED);
    }
    await setPaths();
    await settleCarried(ARRIVED);
    expect(await carried()).toEqual(EXPECTED);
    first ??= await everything();
    expect(await everything()).toEqual(first);
  }
});

test("a direct commit gives way to the request that turns out to have brought it, and nothing is left of it", async () => {
  for (const delivery of [...pushes, [deploy("quay", "eu", 5, "a0")], [deploy("quay", "eu", 35, "c3")]]) await store(delivery);
  await settleCarried(ARRIVED);
  expect((await carried())["quay/eu/35"]).toBe("commits b1 b2 b3 c3");
  for (const delivery of pulls) await store(delivery);
  await settleCarried(ARRIVED);
  expect((await carried())["quay/eu/35"]).toBe("commits #1 #2");
  expect(await prisma().change.count()).toBe(3);
});

test("other path rules are heard at once, and lists of senders are left alone", async () => {
  for (const delivery of deliveries) await store(delivery);
  await settleCarried(ARRIVED);
  expect((await carried())["quay/eu/65"]).toBe("commits f1 f2");
  await setServicePaths(admin, { service: "quay", repository: REPOSITORY, paths: ["services/qu"] }, ARRIVED);
  await settleCarried(ARRIVED);
  expect((await carried())["quay/eu/65"]).toBe("commits");
  expect((await carried())["berth/us/48"]).toBe(EXPECTED["berth/us/48"]);
});

test("what is settled is left alone until something that it rests on changes", async () => {
  for (const delivery of deliveries) await store(delivery);
  expect(await settleCarried(ARRIVED)).toBeGreaterThan(0);
  expect(await settleCarried(ARRIVED)).toBe(0);
  for (const delivery of deliveries) await store(delivery);
  await store(push("main", 90, "f2", "ab1"));
  expect(await settleCarried(ARRIVED)).toBe(0);
  // The commit before the unknown one's: its line still does not reach it.
  await store(push("main", 79, "f2", "9999"));
  expect(await settleCarried(ARRIVED)).toBe(1);
  expect((await carried())["berth/eu/80"]).toBe("commits 9999 f1 f2");
});
