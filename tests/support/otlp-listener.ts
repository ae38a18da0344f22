import { type IncomingHttpHeaders, request } from "node:http";
import { startListener, stopListener } from "@/lib/http/otlp/listener";
import { flushAttempts } from "@/lib/services/intake/record-attempt";

export const TOKEN = "a-bootstrap-token-for-tests-only-0123456789";
export const WEB_ORIGIN = "https://wake.example.com";
export const AUTHORISED = { authorization: `Bearer ${TOKEN}` } as const;

export type Called = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };
type Call = {
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
