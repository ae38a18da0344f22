import { type ChildProcess, fork } from "node:child_process";
import { TOKEN } from "@/tests/support/otlp-listener";

/** A server that can be killed and started again; `url` is where it is now. */
export class DoomedServer {
  url = "";
  #child: ChildProcess | null = null;

  async start(): Promise<void> {
    const child = fork("tests/integration/kill/support/otlp-server.ts", {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, WAKE_OTLP_PORT: "0", WAKE_BOOTSTRAP_TOKEN: TOKEN },
    });
    this.#child = child;
    const port = await new Promise<number>((resolve, reject) => {
      child.once("message", (message: { port: number }) => resolve(message.port));
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    });
    child.removeAllListeners("exit");
    this.url = `http://127.0.0.1:${port}`;
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Ends it at once, wherever it stands. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null || !this.isRunning) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }
}
