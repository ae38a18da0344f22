import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { POST } from "@/app/api/hooks/[connection]/route";

// Wake's handler of webhooks in a process of its own, without its jobs, to be killed at any time.
const server = createServer(async (incoming, outgoing) => {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const request = new Request(`http://wake.test${incoming.url}`, { method: "POST", headers, body: Buffer.concat(parts) });
  const answer = await POST(request, undefined);
  outgoing.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
