import { gunzipSync } from "node:zlib";
import { ALL_OPERATIONS } from "@/lib/domain/rollup";
import { reduceOtlp } from "@/lib/ingest/otlp/reduce";
import type { OtlpEncoding } from "@/lib/ingest/otlp/signal";
import { contextAt } from "@/tests/support/otlp-build";
import { bodies, NOW } from "./bodies";
import { type Answer, viaJsonParse, viaProtobufjs } from "./peer";

type Arm = { readonly name: string; readonly run: () => Answer | null };

const ROUNDS = 7;
const ROUND_MS = 600;
const CONTEXT = contextAt(NOW);

/**
 * `npm run bench`: spans per CPU-second from bytes to sums, without HTTP and without a database. The arms take turns in one run and
 * must give equal sums, or the run fails. The floor is inflating alone.
 */
function bench(count: number): void {
  const body = bodies(count);
  const arms: Arm[] = [
    { name: "Wake, protobuf", run: () => viaWake(body.protobuf, "protobuf") },
    { name: "protobufjs, protobuf", run: () => viaProtobufjs(body.protobuf) },
    { name: "Wake, gzip protobuf", run: () => viaWake(gunzipSync(body.gzip), "protobuf") },
    { name: "inflate alone", run: () => inflated(body.gzip) },
    { name: "Wake, JSON", run: () => viaWake(body.json, "json") },
    { name: "JSON.parse and walk", run: () => viaJsonParse(body.json) },
  ];
  const rates = new Map(arms.map(({ name }) => [name, [] as number[]]));
  const expected = JSON.stringify(viaProtobufjs(body.protobuf));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, run } of arms) {
      const answer = run();
      if (answer !== null && JSON.stringify(answer) !== expected)
        throw new Error(`${name} gives ${JSON.stringify(answer)}, not ${expected}`);
      rates.get(name)?.push(spansPerCpuSecond(run, count));
    }
  }
  console.log(`\n${count} spans a body: ${body.protobuf.length} B protobuf, ${body.gzip.length} B gzip, ${body.json.length} B JSON`);
  for (const [name, values] of rates) {
    const [least, median, most] = [0, 0.5, 1].map(
      (share) => values.toSorted((a, b) => a - b)[Math.round(share * (values.length - 1))] ?? 0,
    );
    console.log(`  ${name.padEnd(22)} ${millions(median)} M spans/CPU-s   (${millions(least)} to ${millions(most)})`);
  }
}

/** The floor: nothing is read, so there is no answer to compare. */
function inflated(body: Uint8Array): null {
  gunzipSync(body);
  return null;
}

function viaWake(body: Uint8Array, encoding: OtlpEncoding): Answer {
  const sums = { count: 0, errors: 0, sumUs: 0 };
  for (const delta of reduceOtlp("traces", encoding, body, CONTEXT).deltas) {
    if (delta.key.operation !== ALL_OPERATIONS) continue;
    sums.count += delta.count;
    sums.errors += delta.errors;
    sums.sumUs += delta.sumUs;
  }
  return sums;
}

function spansPerCpuSecond(run: () => unknown, count: number): number {
  const start = process.cpuUsage();
  const until = performance.now() + ROUND_MS;
  let runs = 0;
  for (; performance.now() < until; runs++) run();
  const { user, system } = process.cpuUsage(start);
  return (runs * count * 1e6) / (user + system);
}

const millions = (rate = 0): string => (rate / 1e6).toFixed(2);

for (const count of [512, 2048]) bench(count);
