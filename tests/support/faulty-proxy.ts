import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What happens to a body on its way: it is refused for now; its connection breaks before it arrived, or after it was taken; its answer
 * is replaced by a refusal; it is held until its sender gives up, and goes no further.
 */
export const FAULTS = ["refused", "dropped before", "dropped after", "answer lost", "held"] as const;
export type Fault = (typeof FAULTS)[number];

type Proxy = { readonly url: string; readonly close: () => Promise<void>; readonly faults: () => number; readonly taken: () => number };

/**
 * Passes requests on to `target`. `plan` says what befalls a new body, the first of them being 0; sent again, it gets through. Tells how
 * many faults there were, and how many different bodies the target said it took.
 */
export async function faultyProxy(target: string, plan: (body: number) => Fault | null): Promise<Proxy> {
  const met = new Set<string>();
  const taken = new Set<string>();
  let faults = 0;
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const body = Buffer.concat(parts);
    const name = `${incoming.url} ${body.toString("base64")}`;
    const fault = met.has(name) ? null : plan(met.size);
    met.add(name);
    if (fault !== null) faults++;
    if (fault === "refused") return void refuse(outgoing);
    if (fault === "dropped before") return void incoming.socket.destroy();
    if (fault === "held") return;
    const answer = await passOn(target, incoming, body);
    if (answer.status === 200) taken.add(name);
    if (fault === "dropped after") return void incoming.socket.destroy();
    if (fault === "answer lost") return void refuse(outgoing);
    outgoing.writeHead(answer.status, { "content-type": answer.type }).end(answer.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close, faults: () => faults, taken: () => taken.size };
}

const refuse = (outgoing: ServerResponse): ServerResponse => outgoing.writeHead(503, { "retry-after": "1" }).end();

type Answer = { readonly status: number; readonly type: string; readonly body: Buffer };

function passOn(target: string, { url, method, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const passed = Object.entries(headers).filter(([name]) => !["host", "connection", "transfer-encoding"].includes(name));
    const options = { method, headers: { ...Object.fromEntries(passed), "content-length": body.length } };
    request(new URL(url ?? "/", target), options, async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part);
      resolve({ status: answer.statusCode ?? 0, type: answer.headers["content-type"] ?? "", body: Buffer.concat(parts) });
    })
      .on("error", reject)
      .end(body);
  });
}
