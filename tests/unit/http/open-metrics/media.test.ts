import { expect, test } from "vitest";
import { metricsMedia } from "@/lib/http/open-metrics/media";

const OPEN = "application/openmetrics-text; version=1.0.0; charset=utf-8";
const PLAIN = "text/plain; version=0.0.4; charset=utf-8";

test.each([
  [null, PLAIN],
  ["*/*", PLAIN],
  ["text/plain", PLAIN],
  ["application/openmetrics-text", OPEN],
  ["Application/OpenMetrics-Text; Version=1.0.0", OPEN],
  ["application/openmetrics-text; version=0.0.1", PLAIN],
  ["application/openmetrics-text; q=0", PLAIN],
  ["application/openmetrics-text; q=0.2, text/plain", PLAIN],
  ["application/openmetrics-text; q=nonsense", PLAIN],
  ["text/plain, application/openmetrics-text", OPEN],
  // What Prometheus 2 and 3 send.
  [
    "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
    OPEN,
  ],
  [
    "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=0.0.4;escaping=allow-utf-8;q=0.3,*/*;q=0.2",
    OPEN,
  ],
  ["application/vnd.google.protobuf;q=0.6,text/plain;version=1.0.0;q=0.4,*/*;q=0.2", PLAIN],
])("%s is answered with %s", (accept, media) => {
  expect(metricsMedia(accept)).toBe(media);
});
