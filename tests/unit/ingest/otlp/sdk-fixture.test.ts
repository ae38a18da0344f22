import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reduceBody } from "@/tests/support/otlp-build";

/** The same eight spans as the JavaScript SDK 2.x writes them in each encoding. */
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../../fixtures/otlp/${name}`, import.meta.url)));
const noon = Date.UTC(2026, 10, 20, 12, 0, 0);

test("what the SDK sends reads the same in both encodings", () => {
  expect(reduceBody(fixture("sdk-traces.json"), "json")).toEqual(reduceBody(fixture("sdk-traces.bin")));
});

test("and says what happened: a slow call, and a failure that came from another service", () => {
  const { deltas, accepted, ignored, services } = reduceBody(fixture("sdk-traces.bin"));
  expect({ accepted, ignored }).toEqual({ accepted: 5, ignored: 2 });
  expect(services).toEqual([
    { service: "basket", environment: "staging", version: "1.8.0", firstMs: noon, lastMs: noon + 90_000, accepted: 5, configs: [] },
  ]);
  const lines = deltas.map(({ key, minute, count, errors, ownErrors, maxUs }) =>
    [minute - noon / 60_000, key.kind, key.operation, count, errors, ownErrors, maxUs / 1000].join(" | "),
  );
  expect(lines.filter((line) => !line.includes("| exception |")).toSorted()).toEqual([
    "0 | client | * | 1 | 0 | 0 | 80",
    "0 | client | SELECT baskets | 1 | 0 | 0 | 80",
    "0 | dependency | postgresql | 1 | 0 | 0 | 80",
    "0 | server | * | 1 | 0 | 0 | 120",
    "0 | server | GET /basket/{id} | 1 | 0 | 0 | 120",
    "1 | client | * | 1 | 1 | 0 | 300",
    "1 | client | POST | 1 | 1 | 0 | 300",
    "1 | consumer | * | 1 | 0 | 0 | 15",
    "1 | consumer | orders process | 1 | 0 | 0 | 15",
    "1 | dependency | stock | 1 | 1 | 0 | 300",
    "1 | server | * | 1 | 1 | 0 | 350",
    "1 | server | POST /basket/{id}/items | 1 | 1 | 0 | 350",
  ]);
});
