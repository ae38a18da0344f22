import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { MACHINE_HEADERS } from "../headers";
import { handleOtlp } from "./handle";
import { maxBodyBytes } from "./limits";
import { fromNode } from "./node-request";

/** Whether the listener answers: `off` by configuration, `failed` when its port could not be had. */
export type ListenerState = "off" | "up" | "failed";

/** Kept on `globalThis`: Next bundles this file more than once, and a development server runs it again on every change. */
const held = globalThis as typeof globalThis & { wakeOtlpListener?: { server: Server | null; state: ListenerState } };

const HEADERS_WITHIN_MS = 10_000;
const REQUEST_WITHIN_MS = 30_000;
/** Longer than the pools of exporters and load balancers keep theirs. */
const KEEP_ALIVE_MS = 75_000;

export const listenerState = (): ListenerState => held.wakeOtlpListener?.state ?? "off";

/**
 * Serves OTLP/HTTP beside Next, on the port that exporters use by default: a request costs a third there. A port that cannot be had
 * is logged and seen by `/readyz`, but does not keep the pages from being served. Returns the port, or null.
 */
export async function startListener(): Promise<number | null> {
  const { WAKE_OTLP_PORT: port, WAKE_OTLP_HOST: host } = env();
  if (port === "off" || held.wakeOtlpListener?.state === "up") return null;
  const server = createServer({ headersTimeout: HEADERS_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS, keepAliveTimeout: KEEP_ALIVE_MS });
  server.on("request", (message: IncomingMessage, response: ServerResponse) => {
    void serve(message, response);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    held.wakeOtlpListener = { server: null, state: "failed" };
    log.error(
      { reason: error instanceof Error ? error.message : "unknown" },
      `OTLP cannot be taken on ${host}:${port}; set WAKE_OTLP_PORT`,
    );
    return null;
  }
  held.wakeOtlpListener = { server, state: "up" };
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : null;
}

/** Takes no more connections and waits for the requests that are being answered; idle connections are closed. */
export async function stopListener(): Promise<void> {
  const server = held.wakeOtlpListener?.server;
  delete held.wakeOtlpListener;
  if (server === undefined || server === null) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await handleOtlp(fromNode(message));
  if (response.destroyed) return;
  const length = status === 204 ? {} : { "content-length": body.length };
  response.writeHead(status, { ...MACHINE_HEADERS, ...headers, ...length, ...(isStopping() ? { connection: "close" } : {}) });
  // An empty body would cost a write of its own.
  response.end(body.length === 0 ? undefined : body);
  if (!message.complete) drain(message);
}

const isStopping = (): boolean => held.wakeOtlpListener === undefined;

/** A sender that is answered early must be let finish, or it never reads the answer; but not for ever. */
function drain(message: IncomingMessage): void {
  let left = 4 * maxBodyBytes();
  message.on("data", (part: Buffer) => {
    left -= part.length;
    if (left < 0) message.destroy();
  });
  message.resume();
}
