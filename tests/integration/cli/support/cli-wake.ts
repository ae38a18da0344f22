import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { POST as postDeployments } from "@/app/api/v1/events/deployments/route";

/** How the server behaves: as Wake does, or as one that is in trouble. */
export type Mood = "well" | "silent" | "failing" | "lost answer" | "sign-in page";

export type CliWake = {
  readonly url: string;
  mood: Mood;
  /** The Idempotency-Key of each call that came, in order. */
  readonly keys: string[];
  close(): Promise<void>;
};

/** Wake's real route for deployments behind a real HTTP server, which can be told to misbehave. */
export async function startCliWake(port = 0): Promise<CliWake> {
  const server = createServer((request, response) => void answer(request, response));
  const wake = { url: "", mood: "well" as Mood, keys: [] as string[], close: () => closed(server) };
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    wake.keys.push(String(request.headers["idempotency-key"]));
    const body = await text(request);
    if (wake.mood === "silent") return;
    if (wake.mood === "failing") return void response.writeHead(500, { "content-type": "text/plain" }).end("oops");
    if (wake.mood === "sign-in page") return void response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in</html>");
    const answered = await postDeployments(
      new Request(`${wake.url}${request.url}`, { method: "POST", headers: new Headers(request.headers as Record<string, string>), body }),
      undefined,
    );
    if (wake.mood === "lost answer") return void response.destroy();
    response.writeHead(answered.status, Object.fromEntries(answered.headers)).end(await answered.text());
  }
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  wake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return wake;
}

function closed(server: ReturnType<typeof createServer>): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
