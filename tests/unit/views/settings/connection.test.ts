import fc from "fast-check";
import { expect, test } from "vitest";
import { OFFERED, settingsForm } from "@/lib/views/settings/connection-settings";
import { connectionState } from "@/lib/views/settings/connection-state";
import { deliveryLine } from "@/lib/views/settings/delivery-lines";
import { hookWords } from "@/lib/views/settings/left-out-words";
import { replayLine } from "@/lib/views/settings/replay-line";
import { workflowLines, workflowsIn } from "@/lib/views/settings/workflow-lines";

const now = new Date("2026-11-20T14:32:00Z");
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const plain = (text: string): string => text.replaceAll("\u202f", " ");

const quiet = { disabledAt: null, lastSeenAt: null, hours: [], refused: 0 };

test("a connection says how it is", () => {
  const words = (change: Partial<Parameters<typeof connectionState>[0]>) => plain(connectionState({ ...quiet, ...change }, now).words);
  expect(words({})).toBe("Waiting for its first call");
  expect(words({ refused: 1 })).toBe("Nothing taken yet, 1 call refused");
  expect(words({ lastSeenAt: ago(3), refused: 5 })).toBe("Last call 3 min ago");
  expect(words({ lastSeenAt: now })).toBe("Last call now");
  expect(words({ lastSeenAt: ago(3), disabledAt: ago(1) })).toBe("Disabled");
  const hours = Array.from({ length: 48 }, (_, index) => ({ hour: ago(60 * (48 + index)), calls: 1 }));
  expect(words({ lastSeenAt: ago(48 * 60), hours })).toBe("Silent for 2 d: it used to call every hour");
});

const delivery = {
  ...{ id: "d", connection: "shop", source: "github", topic: "push", receivedAt: now, processedAt: now, state: "accepted" as const },
  ...{ error: null, unmapped: [], size: 10, events: 2 },
};

test("a delivery says what became of it", () => {
  const words = (change: Partial<typeof delivery> | object) => deliveryLine({ ...delivery, ...change }).words;
  expect(words({})).toBe("2 events stored.");
  expect(words({ state: "ignored", error: "GitHub sends star events; Wake has no use for them." })).toContain("star");
  expect(words({ state: "failed", error: null })).toBe("It could not be read.");
  expect(words({ state: "received" })).toContain("about to be read");
  const unmapped = [
    { kind: "environment", said: "eu-1" },
    { kind: "service", said: "" },
  ];
  expect(words({ state: "unmapped", unmapped, events: 1 })).toBe(
    "Nothing says which environment “eu-1” is. It names no service. 1 event stored.",
  );
});

test("what is read again says how far it has come, and other work is not told here", () => {
  const row = {
    ...{ id: "b", kind: "replay", subject: "shop", done: 20, total: 300, state: "running" as const, detail: null },
    ...{ createdAt: ago(2), updatedAt: ago(1), finishedAt: null },
  };
  expect(replayLine([{ ...row, kind: "import" }])).toBeNull();
  expect(replayLine([row])).toEqual({ state: "running", words: "20 of 300 deliveries read again so far.", share: 20 / 300, at: ago(1) });
  expect(replayLine([{ ...row, total: null }])?.share).toBeNull();
  expect(replayLine([{ ...row, state: "done", total: 0, done: 0, finishedAt: now }])).toMatchObject({ share: 1, at: now });
  expect(replayLine([{ ...row, state: "failed", detail: "The disk is full." }])?.words).toContain("The disk is full.");
});

const name = fc.stringMatching(/^[a-z][a-z0-9./ -]{0,20}[a-z0-9]$/).filter((text) => !text.includes("->"));

test("workflows survive being edited as lines", () => {
  const workflow = fc.record({ workflow: name, environment: name, service: fc.option(name) });
  fc.assert(
    fc.property(fc.array(workflow), (workflows) => {
      expect(workflowsIn(workflowLines(workflows))).toEqual(workflows);
    }),
  );
});

test("a line without an arrow has no environment", () => {
  expect(workflowsIn("deploy.yml\n\n")).toEqual([{ workflow: "deploy.yml", environment: "", service: null }]);
});

test("settings that cannot be read count as not set, and each system offers what it reads", () => {
  expect(settingsForm("github", { services: 7 })).toMatchObject({ incidentLabels: "incident", mapped: [] });
  const { offered, mapped } = settingsForm("github", { environments: { "eu-1": "production" }, services: { "": "checkout" } });
  expect(mapped).toEqual([
    { kind: "environment", said: "eu-1", to: "production" },
    { kind: "service", said: "", to: "checkout" },
  ]);
  expect(offered.every((part) => OFFERED.includes(part))).toBe(true);
  expect(settingsForm("pagerduty", {}).offered).toEqual([]);
});

test("refused calls of webhooks are told in their own words, others as before", () => {
  expect(hookWords("401").fix).toContain("secret");
  expect(hookWords("503").fix).toContain("database");
});
