import fc from "fast-check";
import { expect, test } from "vitest";
import { openMetricsText } from "@/lib/http/open-metrics/text";
import { strictOpenMetrics } from "@/tests/support/openmetrics-strict";

test("a family is told with its type, unit and help, and the text ends", () => {
  const family = { name: "wake_wait_seconds", unit: "seconds", help: "How \\ long\nit took." };
  const samples = [
    { labels: { service: 'a"b\\c\nd' }, value: 1.5 },
    { labels: {}, value: -2 },
  ];
  expect(openMetricsText([{ ...family, samples }])).toBe(
    [
      "# TYPE wake_wait_seconds gauge",
      "# UNIT wake_wait_seconds seconds",
      "# HELP wake_wait_seconds How \\\\ long\\nit took.",
      'wake_wait_seconds{service="a\\"b\\\\c\\nd"} 1.5',
      "wake_wait_seconds -2",
      "# EOF",
      "",
    ].join("\n"),
  );
});

test("what has no value has no line", () => {
  expect(openMetricsText([{ name: "wake_none", unit: null, help: "None.", samples: [] }])).toBe("# EOF\n");
});

const label = fc.string({ unit: fc.constantFrom("a", '"', "\\", "\n", "n", "{", "}", ",", "=", " ", "ß"), maxLength: 6 });

test("whatever labels and values there are, a strict reader finds the same", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(label, fc.double()), { selector: ([text]) => text, minLength: 1, maxLength: 5 }), (pairs) => {
      const samples = pairs.map(([service, value]) => ({ labels: { scope: "service", service }, value }));
      const read = strictOpenMetrics(openMetricsText([{ name: "wake_any", unit: null, help: "Any.", samples }])).get("wake_any");
      expect(read?.samples.map(({ labels, value }) => [labels.get("service"), value])).toEqual(
        pairs.map(([service, value]) => [service, value === 0 ? 0 : value]),
      );
    }),
  );
});
