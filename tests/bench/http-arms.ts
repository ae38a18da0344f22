import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { appendBatches } from "@/lib/db/telemetry/append";
import type { TelemetryBatch } from "@/lib/db/telemetry/batch";
import { EVERYWHERE } from "@/lib/domain/access";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { startListener } from "@/lib/http/otlp/listener";
import { fromNode } from "@/lib/http/otlp/node-request";
import { GroupCommit } from "@/lib/services/telemetry/group-commit";
import { RecentSpans } from "@/lib/services/telemetry/known-spans";
import { telemetryStore } from "@/lib/services/telemetry/telemetry-store";
import { type Answer, viaJsonParse, viaProtobufjs } from "./peer";

export const ARMS = ["Wake, committed", "Wake, not committed", "library", "inflate alone", "drain alone"] as const;
export type Arm = (typeof ARMS)[number];

/** Floors read nothing, so there is no answer to compare. */
export const ANSWERS: Readonly<Record<Arm, boolean>> = {
  "Wake, committed": true,
  "Wake, not committed": true,
  library: true,
  "inflate alone": false,
  "drain alone": false,
};

export type RunningArm = {
  readonly port: number;
  /** What its bodies came to since the last reset. */
  readonly answer: () => Answer;
  readonly reset: () => void;
};

/** The product's own listener and pipeline; without the commit, a promise stands where the transaction was. */
export async function startWake(committed: boolean): Promise<RunningArm> {
  const sums: Answer = { count: 0, errors: 0, sumUs: 0 };
  const commit = committed ? appendBatches : async (batches: readonly TelemetryBatch[]) => batches.map(() => false);
  const commits = new GroupCommit((batches) => {
    for (const { deltas } of batches) {
      for (const { key, count, errors, sumUs } of deltas) {
        if (key.operation !== ALL_OPERATIONS) continue;
        sums.count += count;
        sums.errors += errors;
        sums.sumUs += sumUs;
      }
    }
    return commit(batches);
  });
  const held = globalThis as typeof globalThis & { wakeTelemetry?: ReturnType<typeof telemetryStore> };
  const store = telemetryStore();
  const reset = (): void => {
    held.wakeTelemetry = { ...store, commits, known: filled() };
    Object.assign(sums, { count: 0, errors: 0, sumUs: 0 });
  };
  reset();
  return { port: (await startListener()) ?? 0, answer: () => ({ ...sums }), reset };
}

/** A memory of spans as it is after a while: full, of spans that the bench does not send. */
function filled(): RecentSpans {
  const known = new RecentSpans();
  const strangers = { high: new Int32Array(2 ** 19), low: new Int32Array(2 ** 19) };
  for (let at = 0; at < strangers.high.length; at += 16_384) {
    crypto.getRandomValues(strangers.high.subarray(at, at + 16_384));
    crypto.getRandomValues(strangers.low.subarray(at, at + 16_384));
  }
  known.within(EVERYWHERE).claim(strangers).settle(true);
  return known;
}

/** The same kind of server around something else: nothing, zlib, or a library and a walk over its objects. */
export async function startPeer(arm: Exclude<Arm, `Wake${string}`>): Promise<RunningArm> {
  const sums: Answer = { count: 0, errors: 0, sumUs: 0 };
  const server = createServer(async (message, response) => {
    const sent = await fromNode(message).read(() => undefined);
    const type = message.headers["content-type"] ?? "";
    if (arm !== "drain alone") {
      const body = message.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
      if (arm === "library") add(sums, type === "application/json" ? viaJsonParse(body) : viaProtobufjs(body));
    }
    response.writeHead(200, { "content-type": type, "content-length": 0 }).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const reset = (): void => void Object.assign(sums, { count: 0, errors: 0, sumUs: 0 });
  return { port: (server.address() as AddressInfo).port, answer: () => ({ ...sums }), reset };
}

function add(into: Answer, { count, errors, sumUs }: Answer): void {
  into.count += count;
  into.errors += errors;
  into.sumUs += sumUs;
}
