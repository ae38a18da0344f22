import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { readDeployment } from "@/lib/db/read/deployment/one";
import { type Actor, EVERYWHERE } from "@/lib/domain/access";
import { observeVersions } from "@/lib/services/deployment/observe-versions";
import { dismissUnrecorded } from "@/lib/services/deployment/settle-unrecorded";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import { acceptTelemetry } from "@/lib/services/telemetry/accept";
import { freshDatabase } from "@/tests/support/database";
import { ns, resource, span } from "@/tests/support/otlp-build";
import { encodeTraces } from "@/tests/support/otlp-encode";
import { deploymentRows } from "./support/deployment-rows";
import { type Telling, tellDrafts, toldAt, toldDeployment } from "./support/told-deployments";

beforeEach(freshDatabase);

const now = toldAt(1_000);
const sender: Actor = { kind: "token", id: "t", name: "t", scopes: ["ingest:otlp"], reach: EVERYWHERE };
const member: Actor = { kind: "user", id: "00000000-0000-8000-a000-000000000001", name: "Kim", role: "member" };

const tell = (...tellings: readonly Telling[]) => tellDrafts(tellings.map(toldDeployment));
const announced = (entity: string, minute: number, facts: Telling["facts"] = {}): Telling => ({
  ...{ source: "argocd", entity, status: "succeeded" as const, minute },
  facts: { version: "1.4.2", ...facts },
});

/** Checkout speaks in production: which version and configuration, at which minute. */
async function speaks(...said: readonly (readonly [version: string, config: string, minute: number])[]): Promise<void> {
  for (const [version, config, minute] of said) {
    const at = toldAt(minute);
    const names = { "service.name": "checkout", "deployment.environment.name": "production", "service.version": version };
    const attributes = Object.entries({ ...names, ...(config === "" ? {} : { "service.config.hash": config }) });
    const spans = [span({ startNs: ns(at.getTime()), endNs: ns(at.getTime() + 5) })];
    const body = encodeTraces([
      resource(
        spans,
        attributes.map(([key, text]) => [key, { text }] as const),
      ),
    ]);
    await acceptTelemetry({ actor: sender, signal: "traces", encoding: "protobuf", body, idempotencyKey: null, now: at });
  }
}

const unrecorded = async () =>
  (await prisma().deployment.findMany({ where: { recorded: false }, orderBy: { occurredAt: "asc" } })).map(({ version, configHash }) => [
    version,
    configHash,
  ]);

async function rebuiltEqual(): Promise<void> {
  const rows = await deploymentRows();
  await rebuildProjections(now);
  expect(await deploymentRows()).toEqual(rows);
}

test("a configuration that nobody announced is a change that nobody recorded; the first of a version comes with it", async () => {
  await tell(announced("a", 10));
  await speaks(["1.4.2", "aaa", 12], ["1.4.2", "aaa", 20], ["1.4.2", "bbb", 60]);
  await observeVersions(toldAt(61));
  expect(await unrecorded()).toEqual([]);
  expect(await observeVersions(toldAt(63))).toBe(1);
  expect(await observeVersions(toldAt(64))).toBe(0);
  expect(await prisma().deployment.findMany({ where: { recorded: false } })).toMatchObject([
    { version: "1.4.2", configHash: "bbb", source: "telemetry", status: "succeeded", finishedAt: toldAt(60), isRollback: false },
  ]);
  await rebuiltEqual();
});

test("it is announced by its hash, before or soon after, and not by the version alone or another hash", async () => {
  await tell(announced("a", 10), announced("b", 58), announced("c", 59, { configHash: "ccc" }));
  await speaks(["1.4.2", "aaa", 12], ["1.4.2", "bbb", 60]);
  await observeVersions(now);
  expect(await unrecorded()).toEqual([["1.4.2", "bbb"]]);
  const [alone] = await prisma().deployment.findMany({ where: { recorded: false } });
  await tell(announced("d", 76, { configHash: "bbb" }));
  expect(await unrecorded()).toEqual([["1.4.2", "bbb"]]);
  await tell(announced("e", 75, { configHash: "bbb", version: "settings-7" }));
  expect(await unrecorded()).toEqual([]);
  const found = await readDeployment(alone?.id ?? "", EVERYWHERE);
  expect(found?.sources.map(({ source, sameBy }) => [source, sameBy])).toEqual([
    ["argocd", null],
    ["telemetry", "seen"],
  ]);
  expect(found?.version).toBe("settings-7");
  await rebuiltEqual();
  await tell({ ...announced("e", 75, { configHash: "bbb", version: "settings-7", environment: "staging" }), nth: 1 });
  expect(await unrecorded()).toEqual([["1.4.2", "bbb"]]);
  await rebuiltEqual();
});

test("one that was announced first is never listed", async () => {
  await tell(announced("a", 10), announced("b", 20, { configHash: "bbb" }));
  await speaks(["1.4.2", "aaa", 12], ["1.4.2", "bbb", 60]);
  await observeVersions(now);
  expect(await unrecorded()).toEqual([]);
  await rebuiltEqual();
});

test("a version that nobody announced stays one beside its configurations, each by itself", async () => {
  await speaks(["1.4.2", "aaa", 12], ["1.4.2", "bbb", 60], ["1.4.2", "", 70], ["1.4.2", "unknown", 80]);
  await observeVersions(now);
  expect(await unrecorded()).toEqual([
    ["1.4.2", null],
    ["1.4.2", "bbb"],
  ]);
  await tell(announced("a", 10));
  expect(await unrecorded()).toEqual([["1.4.2", "bbb"]]);
  const [one] = await prisma().deployment.findMany({ where: { recorded: false } });
  await dismissUnrecorded(member, { deployment: one?.id ?? "" }, now);
  expect(await unrecorded()).toEqual([]);
  expect(await observeVersions(now)).toBe(0);
  await rebuiltEqual();
});

test("a configuration puts no earlier version back, not even beside a later one", async () => {
  await tell(announced("a", 10), announced("b", 30, { version: "1.5.0" }));
  await speaks(["1.4.2", "aaa", 12], ["1.5.0", "aaa", 31], ["1.4.2", "bbb", 60]);
  await observeVersions(now);
  const rows = await prisma().deployment.findMany({ orderBy: { occurredAt: "asc" } });
  expect(rows.map(({ version, isRollback, endedBy }) => [version, isRollback, endedBy])).toEqual([
    ["1.4.2", false, "next"],
    ["1.5.0", false, "next"],
    ["1.4.2", false, null],
  ]);
});
