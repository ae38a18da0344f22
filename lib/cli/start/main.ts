import path from "node:path";
import { WakeError } from "@/lib/domain/error";
import { type Mode, startApp } from "./app";
import { ensureBuild } from "./build";
import { lockDataDir } from "./data-lock";
import { migrate, openDatabase } from "./database";
import { loadEnvFile } from "./env-file";
import type { Environment } from "./environment";
import { prepare } from "./installation";
import { type Options, readOptions } from "./options";
import { claimPorts } from "./ports";
import { ensurePrismaClient } from "./prisma-client";
import { type Progress, progressTo } from "./progress";
import { keepSecret } from "./secret";
import { checkSettings } from "./settings";
import { aborted, stopSignal } from "./stop-signal";
import { Teardown } from "./teardown";
import { welcome } from "./welcome";

type Launch = {
  readonly mode: Mode;
  readonly root: string;
  readonly environment: Environment;
  readonly signal: AbortSignal;
  readonly teardown: Teardown;
  readonly progress: Progress;
};

/**
 * `npm start`: from a checkout to a served page, then until Ctrl-C. `environment` is the process's own, completed on the way for
 * the modules and children that read it later. Returns 0 after a wanted stop; throws a WakeError with a sentence otherwise.
 */
export const main = (args: readonly string[], environment: Environment): Promise<number> => launch("start", args, environment);

/** The same in either mode; `npm run dev` builds nothing and compiles as it goes. */
export async function launch(mode: Mode, args: readonly string[], environment: Environment): Promise<number> {
  const signal = stopSignal();
  const progress = progressTo((line) => process.stdout.write(`${line}\n`), signal);
  const launched = { mode, root: process.cwd(), environment, signal, teardown: new Teardown(), progress };
  try {
    await loadEnvFile(path.join(launched.root, ".env"), environment);
    await serve(launched, readOptions(args, environment));
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (signal.aborted) progress.say("\n  Stopping");
    await launched.teardown.run();
  }
  progress.say("  Wake has stopped");
  return 0;
}

async function serve(launch: Launch, wanted: Options): Promise<void> {
  const started = performance.now();
  const { mode, root, environment, signal, teardown, progress } = launch;
  const options = await progress.step("Settings, data folder and ports", () => claim(launch, wanted));
  const database = await progress.step("Database", (note) => openDatabase(options.dataDir, environment, teardown, note));
  await progress.step("Database client", () => ensurePrismaClient(root, environment));
  if (mode === "start") await progress.step("App", (onNote) => ensureBuild({ root, environment, signal, onNote }));
  await progress.step("Migrations", async (note) => {
    for (const name of await migrate(root, environment)) note(name);
  });
  const origin = environment["WAKE_URL"] || `http://${options.host === "127.0.0.1" ? "localhost" : options.host}:${options.port}`;
  const prepared = await progress.step("First admin and demo history", (onProgress) =>
    prepare({ empty: options.empty, embedded: database.embedded, origin, onProgress }),
  );
  const app = await progress.step("Server", () => startApp({ mode, root, host: options.host, port: options.port, environment, signal }));
  teardown.add(() => app.stop());
  progress.say(`\n  Ready in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  for (const line of welcome({ origin, options, setupUrl: prepared.setupUrl, token: prepared.sampleToken })) progress.say(line);
  const ended = app.exited.then((code) => {
    if (!signal.aborted)
      throw new WakeError("unavailable", `Wake's server ended by itself (exit ${code}).`, { fix: "Its last lines above say why." });
  });
  await Promise.race([aborted(signal), ended, database.lost]);
}

/** Everything that can refuse a start is asked before anything is started. Completes the environment. */
async function claim({ environment, teardown }: Launch, options: Options): Promise<Options> {
  checkSettings(environment);
  const lock = await lockDataDir(options.dataDir);
  teardown.add(() => lock.release());
  environment["WAKE_SECRET"] ||= await keepSecret(options.dataDir);
  environment["WAKE_DATA_DIR"] = options.dataDir;
  environment["WAKE_OTLP_HOST"] ||= options.host;
  environment["NEXT_TELEMETRY_DISABLED"] = "1";
  const claimed = { ...options, ...(await claimPorts(options, lock.recovered)) };
  environment["WAKE_OTLP_PORT"] = String(claimed.otlpPort);
  return claimed;
}
