import { afterAll, beforeAll, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, inTransaction, prisma } from "@/lib/db/prisma";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import { saveSuspicion } from "@/lib/db/write/suspicion";
import { saveVerdicts } from "@/lib/db/write/verdict";
import type { Actor } from "@/lib/domain/access";
import type { SuspectBoard } from "@/lib/domain/suspect";
import { setTraceUrl } from "@/lib/services/catalogue/set-trace-url";
import { decideVerdict } from "@/lib/services/decision/verdict";
import { recordEvents } from "@/lib/services/event/record";
import { acceptTelemetry } from "@/lib/services/telemetry/accept";
import { parseRelease } from "@/lib/urls/release";
import { loadRelease, type ReleaseModel } from "@/lib/views/release/release";
import { freshDatabase } from "@/tests/support/database";
import { encodeLogs, type LogInput } from "@/tests/support/otlp-encode-logs";
import { releaseVerdict } from "@/tests/support/release-verdict";

const now = new Date("2026-11-20T12:00:00Z");
const minute = (clock: string): Date => new Date(`2026-11-20T${clock}:00Z`);
const system = { kind: "system", name: "test" } as const;
const admin: Actor = { kind: "user", id: "7a0f2c54-5f0c-4f4e-9d40-3d8f1a0b2c10", name: "Ada", role: "admin" };
const viewer: Actor = { kind: "user", id: "7a0f2c54-5f0c-4f4e-9d40-3d8f1a0b2c11", name: "Vera", role: "viewer" };
const onlyCart: Actor = {
  ...{ kind: "token", id: "t", name: "cart", scopes: ["read"] },
  reach: { services: ["cart"], environments: [] },
};
const REPOSITORY = "github.com/acme/pay";
const TRACE = "0af7651916cd43dd8448eb211c80319c";

async function deploy(version: string, at: string, further: object = {}): Promise<string> {
  const value = {
    service: "pay",
    environment: "production",
    version,
    status: "succeeded",
    finishedAt: minute(at).toISOString(),
    ...further,
  };
  await recordEvents(system, { kind: "deployments", values: [value] }, now);
  return (await prisma().deployment.findFirstOrThrow({ where: { service: "pay", version }, orderBy: { occurredAt: "desc" } })).id;
}

/** Three records of an exception that version 2 throws in a file that a change of its touches. */
async function fail(): Promise<void> {
  const records = ["10:06", "10:07", "10:08"].map(
    (clock): LogInput => ({
      ...{ timeNs: BigInt(minute(clock).getTime()) * 1_000_000n, severity: 17, traceId: TRACE, spanId: "00f067aa0ba902b7" },
      attributes: [
        ["exception.type", { text: "TokenGone" }],
        ["exception.message", { text: "vault answered 410" }],
        ["exception.stacktrace", { text: "TokenGone: vault answered 410\n    at resolve (/app/dist/vault/resolve.js:88:1)" }],
      ],
    }),
  );
  const attributes = [
    ["service.name", { text: "pay" }],
    ["deployment.environment.name", { text: "production" }],
    ["service.version", { text: "2" }],
  ] as const;
  const body = encodeLogs([{ attributes, records }]);
  await acceptTelemetry({ actor: system, signal: "logs", encoding: "protobuf", body, idempotencyKey: null, now });
}

/** What pushes and pull requests tell: one change touches the vault, the other the documents. */
async function contain(deploymentId: string): Promise<void> {
  const changes = [
    { id: "acme/pay#7", repository: REPOSITORY, title: "Documents", commits: ["c7"], mergedAt: minute("09:30") },
    {
      id: "acme/pay#8",
      repository: REPOSITORY,
      title: "Vault",
      commits: ["c8"],
      mergedAt: minute("09:00"),
      firstCommitAt: minute("08:00"),
    },
  ];
  await prisma().change.createMany({ data: changes });
  await prisma().commit.createMany({
    data: [
      { id: `${REPOSITORY}@c7`, repository: REPOSITORY, sha: "c7", files: ["docs/a.md"] },
      { id: `${REPOSITORY}@c8`, repository: REPOSITORY, sha: "c8", files: ["src/vault/resolve.ts"] },
    ],
  });
  await prisma().deploymentChange.createMany({ data: changes.map(({ id }) => ({ deploymentId, changeId: id })) });
}

async function suspect(deploymentId: string): Promise<void> {
  const incident = { id: "INC-1", title: "Cards are refused", status: "open", services: ["pay"], environment: "production" };
  await recordEvents(system, { kind: "incidents", values: [{ ...incident, openedAt: minute("10:11").toISOString() }] }, now);
  const candidate: SuspectBoard["suspects"][number]["candidate"] = {
    ...{ key: `deployment:${deploymentId}`, kind: "deployment", id: deploymentId, service: "pay", environment: "production", version: "2" },
    ...{ at: minute("10:02"), recorded: true, configuration: false, title: "pay 2" },
  };
  const board: SuspectBoard = {
    ...{ incident: "INC-1", detectedAt: minute("10:11"), onsetAt: minute("10:05"), decided: true, at: now, method: "suspects-1" },
    ...{ suspects: [{ candidate, posterior: 0.64, for: [], against: [] }], blast: { services: [], edges: [] } },
  };
  await inTransaction((tx) => saveSuspicion(tx, board));
}

let [first, second] = ["", ""];
const load = (actor: Actor, search: Record<string, string> = {}): Promise<ReleaseModel> =>
  loadRelease(actor, parseRelease("pay@2", search), now);

beforeAll(async () => {
  await freshDatabase();
  await ensurePartitions(now);
  first = await deploy("1", "08:00");
  second = await deploy("2", "10:04", { startedAt: minute("10:02").toISOString(), approvedBy: ["Ida"] });
  await inTransaction((tx) =>
    saveVerdicts(tx, [
      { deploymentId: first, verdicts: [releaseVerdict({ state: "healthy", evidence: ["Nothing moved."] })] },
      { deploymentId: second, verdicts: [releaseVerdict({ needed: { requests: 40, minutes: 4, visibleRatio: null } })] },
    ]),
  );
  await contain(second);
  await fail();
  await suspect(second);
  await prisma().objective.create({
    data: {
      service: "pay",
      environment: "production",
      name: "Availability",
      operations: [],
      kind: "availability",
      target: 0.99,
      createdBy: "test",
    },
  });
});
afterAll(async () => {
  await closePool();
  await disconnect();
});

test("a release tells how sure its verdict is, what it takes, and what is not known", async () => {
  const model = await load(viewer);
  expect(model.state).toBe("regressed");
  expect(model.sure?.figure?.value).toBe("99.9\u202f%");
  expect(model.sure?.lines.find(({ term }) => term === "False alarms")?.text).toContain("is not known");
  expect(model.needed).toContain("40 more requests");
  expect(model.budget).toEqual([
    { name: "Availability", windowDays: 30, spent: null, reason: "No request came in the window of the objective." },
  ]);
});

test("a new error leads to its trace, and to the change that touches its file", async () => {
  await setTraceUrl(admin, { traceUrl: "https://traces.example.com/{traceId}" }, now);
  const { errors, changes, suspectNote } = await load(viewer);
  expect(errors.rows).toMatchObject([{ type: "TokenGone", isNew: true, changed: [{ change: "#8", path: "src/vault/resolve.ts" }] }]);
  expect(errors.rows[0]?.samples[0]?.traceHref).toBe(`https://traces.example.com/${TRACE}`);
  expect(changes.map(({ label, suspectFiles }) => [label, suspectFiles])).toEqual([
    ["#8", ["src/vault/resolve.ts"]],
    ["#7", []],
  ]);
  expect(suspectNote).toBeNull();
});

test("where traces are looked at is for admins to say, and must be an address", async () => {
  await expect(setTraceUrl(viewer, { traceUrl: "" }, now)).rejects.toMatchObject({ code: "forbidden" });
  await expect(setTraceUrl(admin, { traceUrl: "javascript:{traceId}" }, now)).rejects.toMatchObject({ code: "invalid" });
});

test("it is compared with another version, by its name or its deployment; with one that there is not, with nothing", async () => {
  const { comparison } = await load(viewer, { with: "1" });
  expect(comparison.other).toMatchObject({ version: "1", state: "healthy", lead: "Nothing moved." });
  expect(comparison.options).toMatchObject([{ version: "1", current: true }]);
  expect((await load(viewer, { with: first })).comparison.other?.version).toBe("1");
  expect((await load(viewer, { with: "9" })).comparison).toMatchObject({ asked: "9", other: null });
  expect((await load(viewer, { with: second })).comparison.other).toBeNull();
});

test("an incident that only suspects it stands apart from those that it caused", async () => {
  expect((await load(viewer)).incidents).toMatchObject({ caused: [], suspected: [{ title: "Cards are refused", posterior: 0.64 }] });
});

test("what people say of it stands beside it, and on its way", async () => {
  expect((await load(viewer)).decisions).toEqual({ said: [], holds: null, mayDecide: false });
  await decideVerdict(admin, second, { kind: "dismissed", reason: "A test of ours." }, now);
  const { decisions, steps } = await load(admin);
  expect(decisions).toMatchObject({ holds: "dismissed", mayDecide: true, said: [{ reason: "A test of ours.", state: "regressed" }] });
  expect(steps.map(({ word }) => word)).toEqual(["Merged", "Approved", "Roll-out began", "Deployed", "Verdict dismissed"]);
  await decideVerdict(admin, second, { kind: "withdrawn", reason: "It was none." }, now);
  expect((await load(admin)).decisions.holds).toBeNull();
});

test("it is nothing to those beyond whose reach it lies", async () => {
  await expect(load(onlyCart)).rejects.toMatchObject({ code: "not-found" });
});
