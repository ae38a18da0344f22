import type { MetricEffect } from "@/lib/domain/verdict";
import { compareFailures, type Failures } from "./failures";
import type { Finding } from "./finding";
import type { JudgeInput } from "./judge-input";
import { compareLatency, type Latency } from "./latency";
import { gather, type Material } from "./material";
import { compareOperations, type Operations } from "./operations";
import { compareOwnFailures, type OwnFailures } from "./own-failures";
import { comparePromises, type Spent } from "./promises";
import { compareSignatures, NO_SIGNATURES, type Signatures } from "./signatures";
import { compareThroughput, type Throughput } from "./throughput";

/** Everything measured for one horizon. */
export type Comparison = {
  readonly material: Material;
  readonly failures: Failures;
  readonly own: OwnFailures | null;
  readonly latency: Latency;
  readonly throughput: Throughput;
  readonly operations: Operations;
  readonly signatures: Signatures;
  readonly spent: readonly Spent[];
  readonly findings: readonly Finding[];
  readonly effects: readonly MetricEffect[];
};

/** Compares the judged version, and the traffic of its service, with other versions beside it and with the baseline. */
export function compare(input: JudgeInput): Comparison {
  const material = gather(input);
  const failures = compareFailures(input, material);
  const own = compareOwnFailures(input, material, failures.finding);
  const latency = compareLatency(input, material);
  const throughput = compareThroughput(input, material);
  const operations = compareOperations(input, material, { failures: failures.finding, latency: latency.findings });
  const spent = comparePromises(input, material);
  return {
    material,
    failures,
    own,
    latency,
    throughput,
    operations,
    // Of a service that was never asked anything every kind of error is the first: that is no rise.
    signatures:
      failures.before.of === 0
        ? NO_SIGNATURES
        : compareSignatures(input.signatures, failures.after.of, failures.before.hits, material.window),
    spent,
    findings: [
      failures.finding,
      ...latency.findings,
      ...operations.findings,
      ...spent.map(({ finding }) => finding),
      ...(own === null ? [] : [own.finding]),
    ],
    effects: [failures.effect, ...latency.effects, throughput.effect],
  };
}
