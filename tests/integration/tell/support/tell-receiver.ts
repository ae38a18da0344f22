import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: string };

/** A server that gets messages, keeps what it was sent, and answers as it is told. */
export class TellReceiver {
  readonly received: Received[] = [];
  /** How it answers; the next of the list, or 204 once that is empty. */
  readonly answers: ((response: ServerResponse) => void)[] = [];
  /** Calls that were open at once, at most. */
  mostOpen = 0;
  #open = 0;
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      this.#open += 1;
      this.mostOpen = Math.max(this.mostOpen, this.#open);
      response.once("close", () => {
        this.#open -= 1;
      });
      let body = "";
      for await (const part of request) body += String(part);
      this.received.push({ path: request.url ?? "", headers: request.headers, body });
      const answer = this.answers.shift();
      if (answer === undefined) response.writeHead(204).end();
      else answer(response);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`;
  }

  async start(): Promise<void> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /** Answers with these statuses, one after the other. */
  answer(...statuses: readonly number[]): void {
    this.answers.push(...statuses.map((status) => (response: ServerResponse) => void response.writeHead(status).end()));
  }
}
