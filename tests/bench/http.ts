import { type ChildProcess, fork } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "@/lib/db/embedded/embedded";
import { applyMigrations } from "@/lib/db/migrate/apply";
import { readMigrations } from "@/lib/db/migrate/folder";
import { builtServer } from "./built-server";
import { ANSWERS, ARMS, type Arm } from "./http-arms";
import { sendAll, TOKEN } from "./http-client";
import { type Corpus, corpora } from "./http-corpus";
import type { Ask, Told } from "./http-server";

type Server = { readonly arm: Arm; readonly child: ChildProcess; readonly port: number };
type Measured = { readonly rates: number[]; readonly tookMs: number[]; rssMiB: number };
type Report = Extract<Told, { readonly cpuUs: number }>;

const ROUNDS = 5;
const BODIES = 160;
const WARM_UP = 4;

/**
 * Spans per CPU-second of the server's process over loopback HTTP, against a real database that commits to disk. The arms take turns
 * in one run, each with the same bodies, and must come to equal sums, or the run fails. Bodies are met for the first time in each
 * round, so that all of them count.
 */
export async function benchHttp(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "wake-bench-"));
  await chmod(folder, 0o755);
  const database = await startEmbedded({ dataDir: folder });
  const { file, remove } = await builtServer();
  const servers: Server[] = [];
  try {
    await applyMigrations(database.url, await readMigrations("prisma/migrations"));
    for (const arm of ARMS) servers.push(await start(arm, file, database.url));
    for (const corpus of corpora(BODIES, Date.now())) await benchCorpus(servers, corpus);
  } finally {
    for (const { child } of servers) child.disconnect();
    await database.stop();
    await remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchCorpus(servers: readonly Server[], corpus: Corpus): Promise<void> {
  const measured = new Map(servers.map(({ arm }): [Arm, Measured] => [arm, { rates: [], tookMs: [], rssMiB: 0 }]));
  let expected: string | null = null;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const { arm, child, port } of servers) {
      if (arm === "inflate alone" && !corpus.gzip) continue;
      // An arm has been idle while the others had their turn; what counts is how it does under load that lasts.
      await ask(child, "reset");
      await sendAll(port, corpus);
      await ask(child, "reset");
      const tookMs = await sendAll(port, corpus);
      const { cpuUs, rss, answer } = (await ask(child, "report")) as Report;
      expected ??= JSON.stringify(answer);
      if (ANSWERS[arm] && JSON.stringify(answer) !== expected) throw new Error(`${arm}: ${JSON.stringify(answer)}, not ${expected}`);
      const into = measured.get(arm);
      if (into === undefined || round < WARM_UP) continue;
      into.rates.push((corpus.spans * 1e6) / cpuUs);
      into.tookMs.push(...tookMs);
      into.rssMiB = rss / 1_048_576;
    }
  }
  print(corpus, measured);
}

function print(corpus: Corpus, measured: ReadonlyMap<Arm, Measured>): void {
  const bytes = corpus.bodies.reduce((sum, body) => sum + body.length, 0);
  console.log(
    `\n${corpus.name}: ${Math.round(bytes / corpus.spans)} B a span, ${Math.round(bytes / corpus.bodies.length / 1024)} KiB a body`,
  );
  const peer = at(0.5, measured.get("library")?.rates ?? []);
  for (const [arm, { rates, tookMs, rssMiB }] of measured) {
    if (rates.length === 0) continue;
    const [least, median, most] = [0, 0.5, 1].map((share) => (at(share, rates) / 1e6).toFixed(2));
    console.log(
      `  ${arm.padEnd(20)} ${median} M spans/CPU-s (${least} to ${most})  ${(at(0.5, rates) / peer).toFixed(1)} x library` +
        `  p50 ${at(0.5, tookMs).toFixed(1)} p99 ${at(0.99, tookMs).toFixed(1)} ms  RSS ${rssMiB.toFixed(0)} MiB`,
    );
  }
  const durable = at(0.5, measured.get("Wake, committed")?.rates ?? []) / at(0.5, measured.get("Wake, not committed")?.rates ?? []);
  console.log(`  committed is ${(100 * durable).toFixed(0)} % of not committed`);
}

const at = (share: number, values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.round(share * (values.length - 1))] ?? Number.NaN;

async function start(arm: Arm, file: string, databaseUrl: string): Promise<Server> {
  const env = {
    ...process.env,
    WAKE_DATABASE_URL: databaseUrl,
    WAKE_SECRET: "only-for-the-bench-and-kept-nowhere-else",
    WAKE_BOOTSTRAP_TOKEN: TOKEN,
    WAKE_OTLP_PORT: "0",
    WAKE_LOG_LEVEL: "error",
  };
  const child = fork(file, [arm], { execArgv: [], env });
  const { port } = (await told(child)) as { port: number };
  return { arm, child, port };
}

function ask(child: ChildProcess, what: Ask): Promise<Told> {
  const answer = told(child);
  child.send(what);
  return answer;
}

const told = (child: ChildProcess): Promise<Told> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`an arm ended (exit ${code})`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message as Told);
    });
  });
