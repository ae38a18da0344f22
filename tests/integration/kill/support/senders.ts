import { logBody, recorded } from "@/tests/support/log-bodies";
import { CUMULATIVE, DELTA } from "@/tests/support/otlp-encode-metrics";
import { countedRequests, metricBody } from "@/tests/support/request-metrics";
import { bodyOf, type Served } from "@/tests/support/request-spans";
import type { Sender } from "./load";

/** A service that answers ever more requests, and tells of them by spans. */
export function spanSender(service: string, firstNumber: number): Sender {
  let number = firstNumber;
  let round = 0;
  return {
    signal: "traces",
    next: (now) => {
      round++;
      const happenings = Array.from(
        { length: 1 + (round % 40) },
        (_, index): Served => ({
          ...{ service, version: "1", kind: "server", operation: `work ${index % 3}`, atMs: now - 50 },
          ...{ durationUs: 1000 + index, failed: index % 5 === 0, number: number++ },
        }),
      );
      return { body: bodyOf(happenings), happenings };
    },
  };
}

/** A service that counts its requests: all of them since it began, or those since it last told. */
export function metricSender(service: string, temporality: typeof DELTA | typeof CUMULATIVE): Sender {
  const beganMs = Date.now() - 1000;
  let [toldMs, total, round] = [beganMs, 0, 0];
  return {
    signal: "metrics",
    next: (now) => {
      const timeMs = Math.max(now, toldMs + 1);
      const count = 1 + (round++ % 30);
      const startMs = temporality === DELTA ? toldMs : beganMs;
      total += count;
      toldMs = timeMs;
      const body = metricBody({ service, temporality, startMs, timeMs, count: temporality === DELTA ? count : total });
      return { body, happenings: countedRequests(service, timeMs, count) };
    },
  };
}

/** A service that logs. */
export function logSender(service: string): Sender {
  let round = 0;
  return {
    signal: "logs",
    next: (now) => {
      round++;
      const happenings = Array.from({ length: 1 + (round % 25) }, (_, index) => recorded(service, index % 4 === 0 ? "error" : "info", now));
      return { body: logBody(service, happenings, round), happenings };
    },
  };
}

/** Some senders of every signal, each a service of its own. */
export const everySender = (): Sender[] => [
  ...[1, 2, 3].map((place) => spanSender(`spans-${place}`, place * 1_000_000)),
  metricSender("totals", CUMULATIVE),
  metricSender("deltas", DELTA),
  logSender("logs"),
];
