import { ns, resourceOf } from "./otlp-build";
import { encodeMetrics } from "./otlp-encode-metrics";
import type { Happening } from "./stored-sums";

/** Requests of five milliseconds that a histogram tells of, since `startMs`. */
export type Counted = {
  readonly service: string;
  readonly temporality: number;
  readonly startMs: number;
  readonly timeMs: number;
  readonly count: number;
};

const DURATION_US = 5000;

/** The body with one point of `http.server.request.duration`. */
export const metricBody = ({ service, temporality, startMs, timeMs, count }: Counted): Uint8Array =>
  encodeMetrics([
    {
      attributes: resourceOf(service, "1"),
      metrics: [
        {
          name: "http.server.request.duration",
          unit: "s",
          temporality,
          histogram: [
            {
              startNs: ns(startMs),
              timeNs: ns(timeMs),
              attributes: [
                ["http.request.method", { text: "GET" }],
                ["http.route", { text: "/cart" }],
              ],
              count,
              sum: (count * DURATION_US) / 1e6,
              bounds: [0.01, 0.1],
              counts: [count, 0, 0],
            },
          ],
        },
      ],
    },
  ]);

/** The same requests one by one; when each happened a histogram does not tell. */
export const countedRequests = (service: string, atMs: number, count: number): Happening[] =>
  new Array<Happening>(count).fill({
    ...{ service, version: "1", kind: "server-metric", operation: "GET /cart", atMs, durationUs: DURATION_US, failed: false },
  });
