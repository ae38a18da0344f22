import { HORIZON_MINUTES } from "@/lib/domain/horizon";
import type { MetricEffect } from "@/lib/domain/verdict";
import { compareFailures, type Failures } from "./failures";
import type { Finding } from "./finding";
import type { JudgeInput } from "./judge-input";
import { compareLatency, type Latency } from "./latency";
import { gather, type Material } from "./material";
import { compareThroughput, type Throughput } from "./throughput";

/** Everything measured for one horizon. */
export type Comparison = {
  readonly material: Material;
  readonly failures: Failures;
  readonly latency: Latency;
  readonly throughput: Throughput;
  readonly findings: readonly Finding[];
  readonly effects: readonly MetricEffect[];
};

/** Compares the judged version, and the traffic of its service, with the baseline. Leaks may begin late in 24h and 7d. */
export function compare(input: JudgeInput): Comparison {
  const material = gather(input);
  const mayBeginLate = HORIZON_MINUTES[input.horizon] > 60;
  const failures = compareFailures(material, mayBeginLate);
  const latency = compareLatency(material, mayBeginLate);
  const throughput = compareThroughput(input, material);
  return {
    material,
    failures,
    latency,
    throughput,
    findings: [failures.finding, ...latency.findings],
    effects: [failures.effect, ...latency.effects, throughput.effect],
  };
}
