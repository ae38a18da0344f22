import http from "node:http";
import type { AddressInfo } from "node:net";
import { trace } from "@opentelemetry/api";
import { logs, SeverityNumber } from "@opentelemetry/api-logs";
import { AcquirerTimeout } from "./acquirer";
import type { Call, Handlers } from "./handlers";

const agent = new http.Agent({ keepAlive: true });
const CALL_TIMEOUT_MS = 10_000;

/** Serves routes on any free port of this machine and returns the port. `peer` tells where the next service is. */
export async function serve(handlers: Handlers, peer: () => string): Promise<number> {
  const call: Call = (method, path) => callPeer(`${peer()}${path}`, method);
  const server = http.createServer(async (request, response) => {
    const route = `${request.method} ${request.url}`;
    const handler = handlers[route];
    trace.getActiveSpan()?.setAttribute("http.route", request.url ?? "/");
    trace.getActiveSpan()?.updateName(route);
    response.statusCode = handler === undefined ? 404 : await handler(call).catch(statusOfFailure);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** Tells of a failure as a service in production does: on the span that it ends, and in the log. */
function statusOfFailure(error: unknown): number {
  const failure = error instanceof Error ? error : new Error(String(error));
  trace.getActiveSpan()?.recordException(failure);
  logs.getLogger("shop").emit({
    severityNumber: SeverityNumber.ERROR,
    severityText: "ERROR",
    body: failure.message,
    attributes: { "exception.type": failure.name, "exception.message": failure.message, "exception.stacktrace": failure.stack ?? "" },
  });
  return failure instanceof AcquirerTimeout ? 504 : 502;
}

const callPeer = (url: string, method: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent, timeout: CALL_TIMEOUT_MS }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    request.once("timeout", () => request.destroy(new Error("no answer in time")));
    request.once("error", reject);
    request.end();
  });
