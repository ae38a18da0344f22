import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { GET as getGate } from "@/app/api/v1/gate/route";
import { GET as getVerdict } from "@/app/api/v1/verdict/route";

export type GateWake = {
  readonly url: string;
  /** What comes of the next calls before Wake itself answers: a status, or no answer at all. */
  readonly troubles: (number | "cut")[];
  /** Paths that were asked, in order. */
  readonly asked: string[];
  /** Done before each answer, with how many came before. */
  before: (calls: number) => Promise<void>;
  close(): Promise<void>;
};

/** Wake's real routes for verdicts and gates behind a real HTTP server, which can be told to misbehave. */
export async function startGateWake(): Promise<GateWake> {
  const server = createServer((request, response) => void answer(request, response));
  const wake = {
    url: "",
    troubles: [] as (number | "cut")[],
    asked: [] as string[],
    before: async () => undefined,
    close: () => closed(server),
  } as {
    -readonly [Key in keyof GateWake]: GateWake[Key];
  };
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await wake.before(wake.asked.length);
    wake.asked.push(request.url ?? "");
    const trouble = wake.troubles.shift();
    if (trouble === "cut") return void response.destroy();
    if (trouble !== undefined) return void response.writeHead(trouble, { "content-type": "text/plain" }).end("oops");
    const route = request.url?.startsWith("/api/v1/gate") ? getGate : getVerdict;
    const headers = new Headers(request.headers as Record<string, string>);
    const answered = await route(new Request(`${wake.url}${request.url}`, { headers }), undefined);
    response.writeHead(answered.status, Object.fromEntries(answered.headers)).end(await answered.text());
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  wake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return wake;
}

function closed(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
