import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Corpus } from "./http-corpus";

/** Requests on their way at once, as of a few Collectors. */
const AT_ONCE = 16;
export const TOKEN = "a-bootstrap-token-for-the-bench-0123456789";
const TYPES = { protobuf: "application/x-protobuf", json: "application/json" } as const;

/** Sends every body of a corpus once and answers how long each took (milliseconds). */
export async function sendAll(port: number, { bodies, encoding, gzip }: Corpus): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const headers = {
    authorization: `Bearer ${TOKEN}`,
    "content-type": TYPES[encoding],
    "user-agent": "OTel-OTLP-Exporter-Bench/1",
    ...(gzip ? { "content-encoding": "gzip" } : {}),
  };
  const waiting = bodies.values();
  const tookMs: number[] = [];
  const lane = async (): Promise<void> => {
    for (const body of waiting) tookMs.push(await sendUntilTaken({ port, agent, headers }, body));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  agent.destroy();
  return tookMs;
}

type Way = { readonly port: number; readonly agent: Agent; readonly headers: Readonly<Record<string, string>> };

/** As exporters do: what is told to come again comes again. The wait counts. */
async function sendUntilTaken(way: Way, body: Uint8Array): Promise<number> {
  const startMs = performance.now();
  for (;;) {
    const status = await sendOne(way, body);
    if (status === 200) return performance.now() - startMs;
    if (status !== 503) throw new Error(`an arm answered ${status}`);
    await pause(1_000);
  }
}

function sendOne({ port, agent, headers }: Way, body: Uint8Array): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port, agent, method: "POST", path: "/v1/traces", headers: { ...headers, "content-length": body.length } },
      (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode ?? 0));
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
