import { type IncomingHttpHeaders, request } from "node:http";
import { startListener, stopListener } from "@/lib/http/otlp/listener";
import { otlpRoute } from "@/lib/http/otlp/web-route";
import { flushAttempts } from "@/lib/services/intake/record-attempt";

export const TOKEN = "a-bootstrap-token-for-tests-only-0123456789";
export const WEB_ORIGIN = "https://wake.example.com";
export const PAGE_ORIGIN = "https://shop.example.com";
export const AUTHORISED = { authorization: `Bearer ${TOKEN}` } as const;

export type Called = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };
export type Call = {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without a length when it is a list: then it is sent in chunks. */
  readonly body?: Uint8Array | readonly Uint8Array[];
};

/** The listener on a port of its own, and a plain client for it. Call before anything reads the settings. */
export async function openListener(): Promise<{ url: string; call: (call: Call) => Promise<Called>; close: () => Promise<void> }> {
  process.env["WAKE_OTLP_PORT"] = "0";
  process.env["WAKE_BOOTSTRAP_TOKEN"] = TOKEN;
  process.env["WAKE_URL"] = WEB_ORIGIN;
  process.env["WAKE_OTLP_ORIGINS"] = PAGE_ORIGIN;
  const port = await startListener();
  return {
    url: `http://127.0.0.1:${port}`,
    call: (call) => send(port ?? 0, call),
    close: async () => {
      await stopListener();
      await flushAttempts();
    },
  };
}

/** The same call to the route that the web port serves. */
export async function callWebRoute({ path = "/v1/traces", method = "POST", headers = AUTHORISED, body }: Call): Promise<Called> {
  const parts = body === undefined ? [] : body instanceof Uint8Array ? [body] : body;
  const hasBody = method !== "GET" && method !== "HEAD" && parts.length > 0;
  const init = { method, headers: { ...headers }, ...(hasBody ? { body: streamOf(parts), duplex: "half" as const } : {}) };
  const answer = await otlpRoute(new Request(`http://127.0.0.1${path}`, init));
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: Buffer.from(await answer.arrayBuffer()) };
}

const streamOf = (parts: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });

function send(
  port: number,
  { path = "/v1/traces", method = "POST", headers = AUTHORISED, body = new Uint8Array() }: Call,
): Promise<Called> {
  return new Promise((resolve, reject) => {
    const whole = body instanceof Uint8Array;
    const outgoing = request(
      { port, host: "127.0.0.1", path, method, headers: { ...headers, ...(whole ? { "content-length": body.length } : {}) } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
      },
    );
    outgoing.on("error", reject);
    for (const part of whole ? [body] : body) outgoing.write(part);
    outgoing.end();
  });
}
