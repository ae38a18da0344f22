import { beforeEach, expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { prisma } from "@/lib/db/prisma";
import { readDeployment } from "@/lib/db/read/deployment/one";
import type { Actor } from "@/lib/domain/access";
import { EVERYWHERE } from "@/lib/domain/access";
import { joinDeployments } from "@/lib/services/deployment/join";
import { observeVersions } from "@/lib/services/deployment/observe-versions";
import { separateDeployments } from "@/lib/services/deployment/separate";
import { dismissUnrecorded, nameUnrecorded } from "@/lib/services/deployment/settle-unrecorded";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import { recordEvents } from "@/lib/services/event/record";
import { freshDatabase } from "@/tests/support/database";
import { deploymentRows } from "./support/deployment-rows";
import { type Telling, tellDrafts, toldAt, toldDeployment } from "./support/told-deployments";

beforeEach(freshDatabase);

const now = toldAt(3_000);
const member: Actor = { kind: "user", id: "00000000-0000-8000-a000-000000000001", name: "Kim", role: "member" };
const COMMIT = "4f2c9e1d8b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3d";

const tell = (...tellings: readonly Telling[]) => tellDrafts(tellings.map(toldDeployment));
const github: Telling = {
  source: "github",
  entity: "7",
  status: "succeeded",
  minute: 12,
  facts: { version: COMMIT.slice(0, 7), commit: COMMIT, startedAt: toldAt(0).toISOString(), ref: "main", changes: ["c1"], emergency: true },
};
const argocd: Telling = { source: "argocd", entity: "a", status: "succeeded", minute: 10, facts: { version: "1.4.2", commit: COMMIT } };
const cli: Telling = { source: "api", entity: "x", status: "succeeded", minute: 20, facts: { version: "1.4.2", actor: "kim" } };

const all = () => prisma().deployment.findMany({ orderBy: { occurredAt: "asc" }, include: { changes: true } });
const sourcesOf = async (id: string) =>
  (await readDeployment(id, EVERYWHERE))?.sources.map(({ source, sameBy, confidence }) => [source, sameBy, confidence]);

/** Telemetry heard these versions first at these minutes. */
async function heard(...versions: readonly (readonly [version: string, minute: number])[]): Promise<void> {
  for (const [version, minute] of versions)
    await pool().query(
      `insert into telemetry.version_seen (shard_key, service, environment, version, first_seen, last_seen)
       values (1, 'checkout', 'production', $1, $2, $2)`,
      [version, toldAt(minute)],
    );
}

test("what three sources tell is one deployment, each fact by the word that counts most", async () => {
  await tell(github);
  const [alone] = await all();
  await tell(cli, argocd);
  const [deployment, ...others] = await all();
  expect(others).toEqual([]);
  expect(deployment).toMatchObject({
    source: "argocd",
    version: "1.4.2",
    commit: COMMIT,
    startedAt: toldAt(0),
    finishedAt: toldAt(10),
    ref: "main",
    actor: "kim",
    emergency: true,
    releaseId: "checkout@1.4.2",
  });
  expect(deployment?.changes.map(({ changeId }) => changeId)).toEqual(["c1"]);
  expect(await prisma().release.count()).toBe(1);
  for (const id of [deployment?.id ?? "", alone?.id ?? "", "github:7", "api:x"])
    expect(await sourcesOf(id)).toEqual([
      ["argocd", null, null],
      ["api", "version", 0.7],
      ["github", "commit", 0.98],
    ]);
});

test("times more than 15 minutes apart, another place, or another content are other deployments", async () => {
  await tell(argocd, { ...cli, minute: 26 }, { ...github, facts: { ...github.facts, environment: "staging" } });
  await tell({ source: "gitlab", entity: "9", status: "succeeded", minute: 10, facts: { version: "1.4.3" } });
  expect((await all()).length).toBe(4);
});

test("a deployment that was taken back by one source is taken back", async () => {
  await tell(argocd, { ...github, status: "rolled_back", minute: 14 });
  expect(await all()).toMatchObject([{ status: "rolled_back", source: "argocd", finishedAt: toldAt(10), occurredAt: toldAt(14) }]);
});

test("a person separates and joins; that outlives events and rebuilds", async () => {
  await tell(github, argocd);
  const [one] = await all();
  await separateDeployments(member, { deployment: one?.id ?? "", source: "github" }, now);
  expect((await all()).map(({ source }) => source)).toEqual(["argocd", "github"]);
  await tell({ ...argocd, minute: 11, nth: 1 });
  const apart = await deploymentRows();
  await rebuildProjections(now);
  expect(await deploymentRows()).toEqual(apart);
  const [first, second] = await all();
  expect([first?.source, second?.source]).toEqual(["argocd", "github"]);
  await joinDeployments(member, { deployment: second?.id ?? "", other: first?.id ?? "" }, now);
  expect(await sourcesOf(first?.id ?? "")).toEqual([
    ["argocd", null, null],
    ["github", "decided", 1],
  ]);
  const actions = await prisma().auditEntry.findMany({ select: { action: true, subject: true }, orderBy: { id: "asc" } });
  expect(actions.map(({ action }) => action)).toEqual(["deployment.separate", "deployment.join"]);
});

test("what cannot be decided is refused", async () => {
  await tell(github, { ...github, entity: "8", minute: 200 }, { ...cli, facts: { ...cli.facts, service: "payments" } });
  const [first, , other] = (await all()).sort((a, b) => (a.service < b.service ? -1 : 1));
  const [deployment, payments] = [first?.id ?? "", other?.id ?? ""];
  const again = (await all()).find((row) => row.externalId === "github:8")?.id ?? "";
  await expect(joinDeployments(member, { deployment, other: payments }, now)).rejects.toMatchObject({ code: "invalid" });
  await expect(joinDeployments(member, { deployment, other: again }, now)).rejects.toMatchObject({ code: "invalid" });
  await expect(separateDeployments(member, { deployment, source: "github" }, now)).rejects.toMatchObject({ code: "invalid" });
  await expect(nameUnrecorded(member, { deployment, title: "x" }, now)).rejects.toMatchObject({ code: "invalid" });
  await expect(separateDeployments(member, { deployment: "nonsense", source: "github" }, now)).rejects.toMatchObject({ code: "not-found" });
  await expect(separateDeployments({ ...member, role: "viewer" }, { deployment, source: "github" }, now)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a version that nobody announced is a change that nobody recorded: it can be named, and told of later", async () => {
  await heard(["1.4.2", 60]);
  expect(await observeVersions(toldAt(61))).toBe(0);
  expect(await observeVersions(toldAt(63))).toBe(1);
  expect(await observeVersions(toldAt(64))).toBe(0);
  expect(await all()).toMatchObject([
    { version: "1.4.2", recorded: false, source: "telemetry", status: "succeeded", finishedAt: toldAt(60) },
  ]);
  const [unrecorded] = await all();
  await nameUnrecorded(member, { deployment: unrecorded?.id ?? "", title: " Hot fix by hand " }, now);
  expect(await all()).toMatchObject([{ title: "Hot fix by hand", recorded: false }]);
  await tell({ ...argocd, minute: 58 });
  const [recorded, ...others] = await all();
  expect(others).toEqual([]);
  expect(recorded).toMatchObject({ source: "argocd", recorded: true, title: null, finishedAt: toldAt(58) });
  expect(await sourcesOf(unrecorded?.id ?? "")).toEqual([
    ["argocd", null, null],
    ["telemetry", "seen", 0.95],
  ]);
  await tell({ ...argocd, minute: 57, facts: { ...argocd.facts, version: "1.4.3" } });
  expect((await all()).map(({ version, recorded: isRecorded, title }) => [version, isRecorded, title])).toEqual([
    ["1.4.3", true, null],
    ["1.4.2", false, "Hot fix by hand"],
  ]);
});

test("what was announced long before it spoke explains it; what came later than the grace does not", async () => {
  await heard(["1.4.2", 400], [COMMIT.slice(0, 7), 500], ["2.0", 600]);
  await recordEvents(
    { kind: "system", name: "test" },
    {
      kind: "deployments",
      values: [
        {
          id: "1",
          service: "checkout",
          environment: "production",
          version: "1.4.2",
          status: "succeeded",
          finishedAt: toldAt(30).toISOString(),
        },
        {
          id: "2",
          service: "checkout",
          environment: "production",
          version: "2.0",
          status: "succeeded",
          finishedAt: toldAt(616).toISOString(),
        },
      ],
    },
    now,
  );
  await tell({ ...github, facts: { ...github.facts, version: "1.9" } });
  expect(await observeVersions(now)).toBe(3);
  expect((await all()).filter(({ recorded }) => !recorded).map(({ version }) => version)).toEqual(["2.0"]);
});

test("a sighting that is not a change is dismissed for good", async () => {
  await heard(["1.4.2", 60], ["unknown", 70]);
  await observeVersions(now);
  const [unrecorded] = await all();
  await dismissUnrecorded(member, { deployment: unrecorded?.id ?? "" }, now);
  expect(await all()).toEqual([]);
  expect(await prisma().release.count()).toBe(0);
  expect(await observeVersions(now)).toBe(0);
  await rebuildProjections(now);
  expect(await all()).toEqual([]);
});
