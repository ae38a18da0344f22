import { spawn } from "node:child_process";
import type { Place } from "./wakes";

export type RunningWake = { readonly setupUrl: string; readonly stop: () => Promise<void> };

const START_MS = 240_000;

/** Starts Wake by the launcher that `npm start` runs and waits until it says that it is ready. */
export async function startWake(place: Place, dataDir: string): Promise<RunningWake> {
  const args = ["--port", String(place.port), "--otlp-port", String(place.otlpPort), "--data-dir", dataDir];
  const child = spawn(process.execPath, ["lib/cli/start.mjs", ...args, ...(place.empty ? ["--empty"] : [])], {
    env: { ...process.env, WAKE_BOOTSTRAP_TOKEN: place.token, WAKE_TIMEZONE: "Europe/Oslo", WAKE_LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const link = /https?:\/\/\S+\/setup\?token=\S+/.exec(said)?.[0];
      if (link !== undefined && said.includes("Ready in")) resolve(link);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void exited.then(() => reject(new Error(`Wake did not start:\n${said}`)));
    setTimeout(() => reject(new Error(`Wake was not ready in time:\n${said}`)), START_MS).unref();
  });
  return {
    setupUrl: await ready,
    stop: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}
