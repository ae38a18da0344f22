import { type ChildProcess, fork } from "node:child_process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { replayStep } from "@/lib/services/inbox/replay-step";
import { requestReplay } from "@/lib/services/inbox/request-replay";
import { runReplays } from "@/lib/services/inbox/run-replays";
import { freshDatabase } from "@/tests/support/database";
import { ADMIN, callGithub, connect, deliveryStates, drainInbox, githubHeaders, githubStatus } from "./support/hooks-connection";
import { everythingKnown } from "./support/hooks-projections";

beforeEach(freshDatabase);

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function startServer(): Promise<{ url: string; kill: () => Promise<void> }> {
  const child = fork("tests/integration/hooks/support/hooks-server.ts", { execArgv: ["--import", "tsx"], env: { ...process.env } });
  children.push(child);
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message: { port: number }) => resolve(message.port));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  child.removeAllListeners("exit");
  const kill = async (): Promise<void> => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  };
  return { url: `http://127.0.0.1:${port}`, kill };
}

test("W21 what was answered is there after the process was killed, once", async () => {
  const id = await connect("github");
  const acknowledged: number[] = [];
  for (const round of [0, 1]) {
    const server = await startServer();
    const calls = Array.from({ length: 12 }, (_, index) => round * 12 + index + 1);
    const sent = calls.map(async (number) => {
      const body = JSON.stringify(githubStatus({ deployment: number, status: number * 10 }));
      const answer = await fetch(`${server.url}/api/hooks/${id}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...githubHeaders("deployment_status", `kill-${number}`, body) },
        body,
      });
      if (answer.status === 202) acknowledged.push(number);
    });
    await Promise.any(sent);
    await server.kill();
    await Promise.allSettled(sent);
  }
  expect(acknowledged.length).toBeGreaterThan(1);
  await drainInbox();
  const held = await prisma().deployment.findMany({ select: { externalId: true } });
  expect(held.map(({ externalId }) => externalId)).toEqual(expect.arrayContaining(acknowledged.map((number) => `github:42:${number}`)));
  expect(await prisma().event.count()).toBe(await prisma().inboundDelivery.count());
}, 180_000);

test("what was kept and not processed is processed by the job", async () => {
  const id = await connect("github");
  await callGithub(id, "deployment_status", githubStatus());
  await drainInbox();
  await prisma().event.deleteMany();
  await prisma().deployment.deleteMany();
  await prisma().inboundDelivery.updateMany({ data: { state: "received" } });
  expect(await deliveryStates()).toEqual(["accepted"]);
  expect(await prisma().event.count()).toBe(1);
});

test("a delivery that cannot be stored holds no other up, is given up after three times, and stays", async () => {
  const id = await connect("github");
  await prisma().$executeRaw`
    create or replace function refuse_seven() returns trigger language plpgsql as $$
    begin if new."eventKey" like '%:70' then raise exception 'refused'; end if; return new; end $$`;
  await prisma().$executeRaw`create trigger refuse_seven before insert on "Event" for each row execute function refuse_seven()`;
  try {
    await callGithub(id, "deployment_status", githubStatus({ status: 70 }), "bad");
    await callGithub(id, "deployment_status", githubStatus({ deployment: 8, status: 80 }), "good");
    expect((await deliveryStates()).sort()).toEqual(["accepted", "failed"]);
    expect(await prisma().inboundDelivery.findFirst({ where: { state: "failed" } })).toMatchObject({ attempts: 3 });
  } finally {
    await prisma().$executeRaw`drop trigger refuse_seven on "Event"`;
  }
  await requestReplay(ADMIN, { connection: id, states: ["failed"] }, new Date());
  while ((await runReplays(new Date())) > 0);
  expect(await deliveryStates()).toEqual(["accepted", "accepted"]);
});

test("a replay that is broken off goes on where it stood, and one delivery that cannot be stored does not hold it up", async () => {
  const id = await connect("github");
  for (let number = 1; number <= 3; number++)
    await callGithub(id, "deployment_status", githubStatus({ deployment: number, status: number * 10 }));
  await drainInbox();
  const before = await everythingKnown();
  await requestReplay(ADMIN, { connection: id }, new Date());
  await prisma().$executeRaw`create trigger refuse_seven before insert on "Event" for each row execute function refuse_seven()`;
  await prisma().$executeRaw`
    create or replace function refuse_seven() returns trigger language plpgsql as $$
    begin if new."eventKey" like '%:20' then raise exception 'refused'; end if; return new; end $$`;
  await expect(replayStep(id, new Date())).rejects.toThrow();
  expect(await everythingKnown()).toEqual(before);
  while ((await runReplays(new Date())) > 0);
  await prisma().$executeRaw`drop trigger refuse_seven on "Event"`;
  expect((await deliveryStates()).sort()).toEqual(["accepted", "accepted", "failed"]);
  expect(await prisma().event.count()).toBe(2);
  await requestReplay(ADMIN, { connection: id }, new Date());
  while ((await runReplays(new Date())) > 0);
  expect(await everythingKnown()).toEqual(before);
});
