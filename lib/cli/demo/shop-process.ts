import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { WakeError } from "@/lib/domain/error";
import type { Environment } from "../start/environment";
import type { DemoOptions } from "./options";
import type { Behaviour } from "./shop/handlers";
import type { FromProcess, Role, ToProcess } from "./shop/messages";

type Start = { readonly role: Role; readonly version: string; readonly behaviour: Behaviour };

const ENTRY = fileURLToPath(new URL("./shop/process.ts", import.meta.url));
const READY_WITHIN_MS = 60_000;
const FLUSH_WITHIN_MS = 30_000;

/** One running service of the shop, in a process of its own. */
export class ShopProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** Starts a version of a service and resolves when it serves. */
  static async start({ role, version, behaviour }: Start, wake: DemoOptions, environment: Environment): Promise<ShopProcess> {
    const child = spawn(process.execPath, ["--import", "tsx", ENTRY, role, behaviour], {
      env: { ...environment, ...telemetrySettings(role, version, wake), NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const message = await answer(child, "ready", READY_WITHIN_MS);
    return new ShopProcess(child, message.port);
  }

  tell(message: ToProcess): void {
    if (this.#child.connected) this.#child.send(message);
  }

  /** Resolves when Wake has taken everything that this service has to tell so far. */
  async flush(): Promise<void> {
    const flushed = answer(this.#child, "flushed", FLUSH_WITHIN_MS);
    this.tell({ type: "flush" });
    await flushed;
  }

  stop(): void {
    this.#child.kill("SIGTERM");
  }
}

/** What anyone would set for a service of their own. Spans go out every second, so that the pages follow closely. */
const telemetrySettings = (role: Role, version: string, { url, token }: DemoOptions): Environment => ({
  OTEL_SERVICE_NAME: role,
  OTEL_RESOURCE_ATTRIBUTES: `service.version=${version},deployment.environment.name=production`,
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  OTEL_EXPORTER_OTLP_HEADERS: `authorization=${encodeURIComponent(`Bearer ${token}`)}`,
  OTEL_TRACES_EXPORTER: "otlp",
  OTEL_METRICS_EXPORTER: "none",
  OTEL_LOGS_EXPORTER: "otlp",
  OTEL_BSP_SCHEDULE_DELAY: "1000",
  OTEL_BSP_MAX_QUEUE_SIZE: "16384",
  OTEL_NODE_RESOURCE_DETECTORS: "env",
});

/** The next message of a type from a process; throws when it ends first or takes too long. */
function answer<Type extends FromProcess["type"]>(
  child: ChildProcess,
  type: Type,
  withinMs: number,
): Promise<FromProcess & { type: Type }> {
  return new Promise((resolve, reject) => {
    const isIt = (message: FromProcess): message is FromProcess & { type: Type } => message.type === type;
    const timer = setTimeout(() => settle(() => reject(broken("did not answer in time"))), withinMs);
    const onMessage = (message: FromProcess): void => {
      if (isIt(message)) settle(() => resolve(message));
    };
    const onExit = (): void => settle(() => reject(broken("ended by itself")));
    const settle = (then: () => void): void => {
      clearTimeout(timer);
      child.off("message", onMessage);
      child.off("exit", onExit);
      then();
    };
    child.on("message", onMessage);
    child.once("exit", onExit);
  });
}

const broken = (what: string): WakeError =>
  new WakeError("unavailable", `A service of the shop ${what}.`, { fix: "Its last lines above may say why. Run the demo again." });
