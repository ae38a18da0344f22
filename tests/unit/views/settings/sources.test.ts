import { expect, test } from "vitest";
import type { SourceTally } from "@/lib/db/read/intake/sources";
import { LABEL_LIMITS } from "@/lib/domain/label-limits";
import type { RejectReason } from "@/lib/ingest/otlp/reduction";
import { callWords, itemWords } from "@/lib/views/settings/left-out-words";
import { limitLines } from "@/lib/views/settings/limit-lines";
import { leftOutRows, sourceRows } from "@/lib/views/settings/source-rows";

const tally = (measure: string, reason: string, count: number, change: Partial<SourceTally> = {}): SourceTally => ({
  ...{ endpoint: "/v1/traces", tokenId: "t", token: "gateway", sender: "collector", lastAt: new Date(count) },
  ...{ measure, reason, count },
  ...change,
});

test("the sums of a source make one row, the one heard last first", () => {
  const rows = sourceRows([
    tally("accepted", "", 7),
    tally("items", "", 700),
    tally("refused", "413", 2),
    tally("refused", "401", 1),
    tally("accepted", "", 900, { endpoint: "/v1/logs", sender: "" }),
  ]);
  expect(rows).toMatchObject([
    { endpoint: "/v1/logs", sender: null, accepted: 900 },
    {
      endpoint: "/v1/traces",
      sender: "collector",
      token: "gateway",
      accepted: 7,
      duplicates: 0,
      refused: 3,
      items: 700,
      lastAt: new Date(700),
    },
  ]);
});

test("what was not taken says what, why and what to do, the most first", () => {
  const rows = leftOutRows([
    tally("accepted", "", 7),
    tally("refused", "413", 2),
    tally("rejected", "too-old", 12),
    tally("rejected", "no-time", 5, { endpoint: "/api/otlp/v1/metrics" }),
  ]);
  expect(rows.map(({ count, noun }) => [count, noun])).toEqual([
    [12, "span"],
    [5, "data point"],
    [2, "call"],
  ]);
});

const REASONS: Readonly<Record<RejectReason | "reach", true>> = {
  ...{ "trace-id": true, "span-id": true, "no-start": true, "no-time": true, buckets: true, temporality: true, "too-old": true },
  ...{ future: true, reach: true },
};

test.each(Object.keys(REASONS))("items left out for %s are told in words", (reason) => {
  expect(itemWords(reason).what).not.toContain(`(${reason})`);
});

test("a reason that is not known is still told", () => {
  expect(itemWords("new").what).toContain("new");
  expect(callWords("500").what).toBe("that failed inside Wake");
  expect(callWords("418").what).toContain("418");
});

test("a limit is told when it is reached, and not when a sender calls something “other”", () => {
  const beyond = { service: "checkout", label: "operations", of: "server", kept: LABEL_LIMITS.operations } as const;
  expect(limitLines([beyond, { ...beyond, of: "client", kept: 3 }]).map(({ what }) => what)).toEqual([
    "Operations of requests: 200 are kept apart, all others count as “other”.",
  ]);
  const services = { service: "other", label: "services", of: "", kept: LABEL_LIMITS.services } as const;
  expect(limitLines([services])).toMatchObject([{ service: "other", what: expect.stringMatching(/^Services: 10,000/) }]);
  const signatures = { ...beyond, of: "exception" };
  const [line] = limitLines([signatures, { ...signatures, kept: LABEL_LIMITS.signaturesADay }]);
  expect(line?.what).toMatch(/^Signatures of exceptions in a day: 1,000/);
});
