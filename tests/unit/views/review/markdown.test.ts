import fc from "fast-check";
import { expect, test } from "vitest";
import { incidentMarkdown, type ReportedIncident } from "@/lib/views/review/markdown";
import { block, inline } from "@/lib/views/review/markdown-text";

const at = (minute: number): Date => new Date(Date.UTC(2026, 4, 4, 12, minute, 5));

const INCIDENT: ReportedIncident = {
  ...{
    id: "pagerduty:Q1",
    title: "Checkout fails",
    status: "resolved",
    severity: "high",
    services: ["checkout"],
    environment: "production",
  },
  ...{ url: null, openedAt: at(4), acknowledgedAt: at(6), resolvedAt: at(40), onsetAt: at(0) },
  phases: [{ word: "Detect", from: at(0), to: at(4) }],
  causes: [
    {
      ...{ service: "payments", version: "3.18.0", environment: "production", source: "automatic", confidence: 0.914 },
      evidence: ["Calls to payments fail in 25 %, before in 0 %."],
    },
  ],
  board: {
    ...{ incident: "pagerduty:Q1", detectedAt: at(4), onsetAt: at(0), decided: false, at: at(9), method: "wake-attribution-1" },
    suspects: [
      {
        candidate: {
          ...{ key: "none", kind: "none", id: null, service: null, environment: null, version: null, at: null },
          ...{ recorded: true, configuration: false, title: "No release" },
        },
        posterior: 0.4,
        for: [{ kind: "prior", weight: 1, sentence: "Nothing changed." }],
        against: [{ kind: "time", weight: -1, sentence: "Something did." }],
      },
    ],
    blast: { services: [{ service: "checkout", onsetAt: at(0), failing: 0.25 }], edges: [] },
  },
  decisions: [{ title: "payments 3.18.0", kind: "confirmed", by: "Ada", decidedAt: at(20), reason: "The trace\nshows it." }],
  review: {
    impacts: "One in four *payments* failed.",
    rootCauses: "# not a heading\n\n1. not a list",
    actions: "",
    preventativeMeasures: "",
  },
  followUps: [
    { title: "Add a probe", owner: "Ada", dueOn: "2026-05-18", doneAt: null },
    { title: "Tell users", owner: "Bo", dueOn: "2026-05-05", doneAt: at(50) },
  ],
};

test("the whole incident, in order, with stamps in UTC and what people wrote word for word", () => {
  expect(incidentMarkdown(INCIDENT)).toBe(`# Checkout fails

- Incident: pagerduty:Q1
- Status: resolved, severity high
- Services: checkout in production

## When

- Began, by the signals: 2026-05-04 12:00:05 UTC
- Opened: 2026-05-04 12:04:05 UTC
- Acknowledged: 2026-05-04 12:06:05 UTC
- Resolved: 2026-05-04 12:40:05 UTC

## Phases

- Detect: 2026-05-04 12:00:05 UTC to 2026-05-04 12:04:05 UTC, 4 min

## Cause

- payments 3.18.0 in production (found by Wake, 91 % sure)
  - Calls to payments fail in 25 %, before in 0 %.

## Suspects

Undecided: no candidate has half of the odds.

- No release: 40 %
  - For: Nothing changed.
  - Against: Something did.

Worked out 2026-05-04 12:09:05 UTC by wake-attribution-1.

## Decisions

- 2026-05-04 12:20:05 UTC: Ada confirmed payments 3.18.0. The trace shows it.

## Blast radius

- checkout from 2026-05-04 12:00:05 UTC on, 25 % of its requests failed

## Impacts

One in four \\*payments\\* failed.

## Root causes

\\# not a heading

1\\. not a list

## Follow-ups

- [ ] Add a probe (Ada, due 2026-05-18)
- [x] Tell users (Bo, due 2026-05-05)
`);
});

test("an incident that nobody looked into says so, and leaves out what there is not", () => {
  const bare = {
    ...INCIDENT,
    causes: [],
    board: null,
    decisions: [],
    review: null,
    followUps: [],
    phases: [],
    services: [],
    environment: null,
  };
  const text = incidentMarkdown(bare);
  expect(text).toContain("- Services: none named\n");
  expect(text).toContain("## Cause\n\nNot decided.");
  for (const title of ["Suspects", "Decisions", "Blast radius", "Impacts", "Follow-ups"]) expect(text).not.toContain(`## ${title}`);
});

test("line breaks stay, headings, lists, quotations, links and tags do not begin", () => {
  expect(block("a\nb\n\n\nc")).toBe("a\\\nb\n\nc");
  expect(block(" \n ")).toBeNull();
  expect(inline("> quoted")).toBe("\\> quoted");
  expect(inline("- item")).toBe("\\- item");
  expect(inline("12) item")).toBe("12\\) item");
  expect(inline("--- \n===")).toBe("\\--- ===");
  expect(inline("[a](http://x) <b> `c` ~~d~~ | e & f")).toBe("\\[a\\](http://x) \\<b\\> \\`c\\` \\~\\~d\\~\\~ \\| e \\& f");
});

test("whatever somebody wrote stands on one line that begins no block and holds no tag", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("#", "-", "1", ".", "\n", " ", "<", "b", ">", "*", "\\", "`"), maxLength: 20 }),
      (text) => {
        const line = inline(text);
        expect(line).not.toMatch(/\n|^\s|^#{1,6}(\s|$)|^[-+*]\s|^\d+[.)]|^>|(?<!\\)(\\\\)*[<*`]/);
      },
    ),
  );
});
