import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Refusal = { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

export type ImportForge = {
  readonly url: string;
  /** Paths with their queries, in the order in which they were asked for. */
  readonly asked: string[];
  /** What the next requests are answered instead, first come first served. */
  readonly refusals: Refusal[];
  /** Told of every request that is answered well, before the answer. */
  onAnswer: (path: string) => void;
  close(): Promise<void>;
};

const PAGE = 2;

/** A forge's API with lists in pages of two, by path; answers 401 without the token, and 404 for what is not there. */
export async function startImportForge(objects: Readonly<Record<string, unknown>>, token: string): Promise<ImportForge> {
  const server = createServer((request, response) => answer(request, response));
  const forge = { url: "", asked: [] as string[], refusals: [] as Refusal[], onAnswer: (_: string) => {}, close: () => closed(server) };
  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", forge.url);
    forge.asked.push(`${url.pathname}${url.search}`);
    const refusal = forge.refusals.shift();
    if (refusal !== undefined) return void response.writeHead(refusal.status, refusal.headers).end("{}");
    const isKnown = request.headers.authorization === `Bearer ${token}` || request.headers["private-token"] === token;
    if (!isKnown) return void response.writeHead(401).end("{}");
    const found = objects[decodeURIComponent(url.pathname)];
    if (found === undefined) return void response.writeHead(404).end("{}");
    forge.onAnswer(url.pathname);
    const page = Number(url.searchParams.get("page") ?? 1);
    const shown: unknown = Array.isArray(found) ? found.slice((page - 1) * PAGE, page * PAGE) : found;
    const isLast = !Array.isArray(found) || page * PAGE >= found.length;
    url.searchParams.set("page", String(page + 1));
    response.writeHead(200, { "content-type": "application/json", ...(isLast ? {} : { link: `<${url.href}>; rel="next"` }) });
    response.end(JSON.stringify(shown));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  forge.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return forge;
}

function closed(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
