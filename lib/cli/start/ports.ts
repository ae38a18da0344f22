import { setTimeout as sleep } from "node:timers/promises";
import { freePort, isPortFree } from "@/lib/db/embedded/free-port";
import { WakeError } from "@/lib/domain/error";
import type { Options } from "./options";

/** How long the app of a killed launcher may take to notice and let go of its ports. */
const patienceMs = 4_000;

/**
 * The two ports, each checked to be free; 0 becomes a free one. After a killed Wake (`recovered`) a busy port is given time to
 * become free. Throws a WakeError that names the flag to use instead.
 */
export async function claimPorts(options: Options, recovered: boolean): Promise<Pick<Options, "port" | "otlpPort">> {
  const claim = async (port: number, flag: string): Promise<number> => {
    if (port === 0) return freePort(null, options.host);
    if (await becomesFree(port, options.host, recovered ? patienceMs : 0)) return port;
    throw inUse(port, flag, await freePort(port + 1, options.host));
  };
  const port = await claim(options.port, "--port");
  return { port, otlpPort: options.otlpPort === "off" ? "off" : await claim(options.otlpPort, "--otlp-port") };
}

async function becomesFree(port: number, host: string, waitMs: number): Promise<boolean> {
  const stepMs = 100;
  for (let waitedMs = 0; ; waitedMs += stepMs) {
    if (await isPortFree(port, host)) return true;
    if (waitedMs >= waitMs) return false;
    await sleep(stepMs);
  }
}

const inUse = (port: number, flag: string, other: number): WakeError =>
  new WakeError("conflict", `Port ${port} is in use by another program.`, {
    fix: `Stop that program, or choose another port: npm start -- ${flag} ${other}`,
  });
