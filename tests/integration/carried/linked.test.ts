import { beforeEach, expect, test } from "vitest";
import { changeDetail as changeSchema, deploymentDetail as deploymentSchema } from "@/lib/cli/openapi/answers";
import { prisma } from "@/lib/db/prisma";
import { changeEventDraft, changeRequestDraft, commitDraft, deploymentDraft, ticketDraft } from "@/lib/ingest/facts/draft";
import { settleCarried } from "@/lib/services/carried/settle";
import { setBotRules } from "@/lib/services/catalogue/set-bot-rules";
import { setServicePaths } from "@/lib/services/catalogue/set-service-paths";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import { recordEvents } from "@/lib/services/event/record";
import { changeDetail } from "@/lib/views/records/changes";
import { deploymentDetail } from "@/lib/views/records/deployments";
import { freshDatabase } from "@/tests/support/database";
import { ARRIVED, at, deploy, pull, push, REPOSITORY, sha } from "./support/carried-history";
import { everything, store } from "./support/carried-store";

beforeEach(freshDatabase);

const admin = { kind: "user", id: "u", name: "Ada", role: "admin" } as const;
const restricted = {
  kind: "token",
  id: "t",
  name: "payments",
  scopes: ["read"],
  reach: { services: ["quay"], environments: [] },
} as const;
const common = (key: string) => ({ key, at: new Date(at(0)), receivedAt: ARRIVED });
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("a change shows what is known of the tickets that it mentions, a deployment the change requests", async () => {
  const id = `${REPOSITORY}#1`;
  await store([
    changeEventDraft({ id, repository: REPOSITORY, tickets: ["SHOP-1", "SHOP-9", "CHG0000007"] }, "opened", common("c")),
    ticketDraft({ id: "jira:1", key: "SHOP-1", status: "done", title: "Faster" }, common("t")),
    changeRequestDraft({ id: "servicenow:7", number: "CHG0000007", status: "scheduled", services: ["quay"] }, common("r")),
    changeRequestDraft({ id: "servicenow:8", number: "CHG0000008", status: "closed", services: ["berth"] }, common("s")),
    deploymentDraft(
      "d",
      {
        id: "d",
        service: "quay",
        environment: "eu",
        version: "1",
        status: "succeeded",
        changes: ["#1"],
        repository: REPOSITORY,
        changeRequest: "CHG0000008",
      },
      common("d"),
    ),
  ]);
  await settleCarried(ARRIVED);
  const change = changeSchema.parse(json(await changeDetail(admin, id)));
  expect(change.linked.map(({ kind, key, status }) => [kind, key, status])).toEqual([
    ["ticket", "SHOP-1", "done"],
    ["change-request", "CHG0000007", "scheduled"],
  ]);
  const deployment = deploymentSchema.parse(json(await deploymentDetail(admin, "d")));
  expect(deployment.changeRequests.map(({ number }) => number)).toEqual(["CHG0000007", "CHG0000008"]);
  expect(deployment).toMatchObject({ carriedBy: "sender", carriedReason: null, changes: [{ id }] });
  const within = deploymentSchema.parse(json(await deploymentDetail(restricted, "d")));
  expect(within.changeRequests.map(({ number }) => number)).toEqual(["CHG0000007"]);
  expect(changeSchema.parse(json(await changeDetail(restricted, id))).linked.map(({ key }) => key)).toEqual(["CHG0000007"]);
});

test("bot rules tell everything anew, except what a sender said", async () => {
  await store([
    changeEventDraft({ id: "a", author: "ci-robot" }, "opened", common("a")),
    changeEventDraft({ id: "b", author: "dependabot[bot]" }, "opened", common("b")),
    changeEventDraft({ id: "c", author: "ada", bot: true }, "opened", common("c")),
    changeEventDraft({ id: "d", author: "ci-robot", bot: false }, "opened", common("d")),
    commitDraft({ repository: "r", sha: "s", author: "CI-Robot" }, common("s")),
  ]);
  const bots = async () => (await prisma().change.findMany({ where: { bot: true }, orderBy: { id: "asc" } })).map(({ id }) => id);
  expect(await bots()).toEqual(["b", "c"]);
  await setBotRules(admin, { patterns: ["ci-*"] }, ARRIVED);
  expect(await bots()).toEqual(["a", "c"]);
  expect(await prisma().commit.findFirst()).toMatchObject({ bot: true });
  await store([changeEventDraft({ id: "e", author: "ci-2" }, "opened", common("e"))]);
  expect(await bots()).toEqual(["a", "c", "e"]);
  await rebuildProjections(ARRIVED);
  expect(await bots()).toEqual(["a", "c", "e"]);
});

test("rules that would name everybody, or cost too much, and paths out of the repository are refused; and strangers are", async () => {
  const refusal = (work: Promise<unknown>) => work.then(() => null).catch((error: { code: string }) => error.code);
  for (const pattern of ["*", "a*b*c*d*e", ""]) expect(await refusal(setBotRules(admin, { patterns: [pattern] }, ARRIVED))).toBe("invalid");
  await store([deploy("quay", "eu", 5, "a0")]);
  const paths = (path: string) => setServicePaths(admin, { service: "quay", repository: null, paths: [path] }, ARRIVED);
  for (const path of ["../x", "/", "a\\b"]) expect(await refusal(paths(path)), path).toBe("invalid");
  expect(await refusal(setServicePaths(admin, { service: "nobody", repository: null, paths: [] }, ARRIVED))).toBe("not-found");
  const member = { ...admin, role: "member" } as const;
  expect(await refusal(setBotRules(member, { patterns: [] }, ARRIVED))).toBe("forbidden");
  expect(await refusal(setServicePaths(member, { service: "quay", repository: null, paths: [] }, ARRIVED))).toBe("forbidden");
});

test("rebuilt from its events, everything is carried as before", async () => {
  const history = [
    ...push("main", 0, null, "a0"),
    ...push("quay", 10, "a0", "b1", "b2"),
    ...push("main", 20, "a0", "b1", "b2", "b3"),
    ...push("main", 30, "b3", "c1"),
    ...pull(1, "quay", "b2", 20, "b3"),
    deploy("quay", "eu", 5, "a0"),
    deploy("quay", "eu", 35, "c1"),
    deploy("quay", "eu", 40, "a0"),
    deploy("quay", "us", 6, "b3", { changes: ["1", "other"] }),
  ];
  await store(history);
  await settleCarried(ARRIVED);
  const before = await everything();
  await rebuildProjections(ARRIVED);
  await settleCarried(ARRIVED);
  expect(await everything()).toEqual(before);
  await prisma().$executeRawUnsafe(
    'truncate "Deployment", "DeploymentRecord", "DeploymentChange", "Change", "Commit", "CarryHint" cascade',
  );
  await rebuildProjections(ARRIVED);
  await settleCarried(ARRIVED);
  expect(await everything()).toEqual(before);
});

test("what a sender names is linked at once, under the id that its events use, and what it names no more is forgotten", async () => {
  const body = {
    id: "1",
    service: "quay",
    environment: "eu",
    version: "1",
    status: "succeeded",
    finishedAt: at(1),
    repository: REPOSITORY,
  };
  const tell = (kind: "deployments" | "changes", value: object) =>
    recordEvents({ kind: "system", name: "t" }, { kind, values: [value] }, ARRIVED);
  const links = async () => (await prisma().deploymentChange.findMany({ orderBy: { changeId: "asc" } })).map(({ changeId }) => changeId);
  await tell("deployments", { ...body, changes: ["acme/ferry#1", "#2", sha("b1")] });
  expect(await links()).toEqual([sha("b1"), `${REPOSITORY}#1`, `${REPOSITORY}#2`].sort());
  await tell("changes", { id: "acme/ferry#1", repository: REPOSITORY, title: "First" });
  await store(push("main", 1, null, "b1"));
  await settleCarried(ARRIVED);
  expect(await links()).toEqual(["acme/ferry#1", sha("b1"), `${REPOSITORY}#2`].sort());
  expect(await prisma().change.findUnique({ where: { id: `${REPOSITORY}#2` } })).toMatchObject({ repository: REPOSITORY, number: 2 });
  await tell("deployments", { ...body, finishedAt: at(2), changes: ["#2"] });
  await settleCarried(ARRIVED);
  expect(await links()).toEqual([`${REPOSITORY}#2`]);
  expect((await prisma().change.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual(["acme/ferry#1", `${REPOSITORY}#2`]);
});
