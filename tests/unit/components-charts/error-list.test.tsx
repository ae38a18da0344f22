import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ErrorList } from "@/components/charts/error-list/error-list";
import type { ErrorRow } from "@/lib/charts/error-list/model";
import { spark } from "@/lib/charts/spark/build";

const AT = new Date("2026-11-20T10:35:00Z");
const HOSTILE = `"><img src=x onerror=alert(1)>`;

const row = (changes: Partial<ErrorRow> = {}): ErrorRow => ({
  ...{ signature: "00000000000000aa", type: "TokenGoneError", template: "vault answered <number>", frames: ["resolve (vault.ts)"] },
  ...{ count: 561, versions: [{ version: "3.18.0", count: 561 }], firstSeen: AT, firstVersion: "3.18.0", lastSeen: AT, isNew: true },
  spark: spark({ kind: "bars", width: 160, height: 24, description: "561 cases", bars: [], unfinished: false, previous: null }),
  samples: [
    {
      ...{ version: "3.18.0", at: AT, traceId: "4bf92f35", spanId: null, source: "span" },
      ...{ message: "vault answered 410", stack: "at resolve", attributes: { shard: "3" } },
    },
  ],
  ...changes,
});

const html = (rows: readonly ErrorRow[], otherCases = 0, knownFaults = 0): string =>
  renderToStaticMarkup(<ErrorList errors={{ rows, newFaults: rows.length, knownFaults, otherCases }} zone="UTC" />);

test("a fault is one line that opens without scripts to its cases", () => {
  const text = html([row()]);
  expect(text).toMatch(/<details><summary.*TokenGoneError.*in resolve \(vault\.ts\).*New.*561.*<\/summary>.*4bf92f35.*at resolve.*shard/s);
});

test("faults that are left out are counted in words", () => {
  expect(html([row({ isNew: false })])).not.toContain("New");
  expect(html([row()], 31, 2)).toContain("31 more cases of 2 other errors.");
  expect(html([row()], 1)).toContain("1 more case.");
});

test("a fault without kept cases says how long they are kept", () => {
  expect(html([row({ samples: [] })])).toContain("Cases are kept for 14 days.");
});

test("what senders wrote is text", () => {
  const hostile = row({ type: HOSTILE, template: HOSTILE, frames: [HOSTILE], firstVersion: HOSTILE });
  expect(html([hostile])).not.toContain("<img");
});
