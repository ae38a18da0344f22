import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { ConnectedSystems } from "@/components/settings/connected-systems";
import { Connection, type ConnectionVerbs } from "@/components/settings/connection";
import { environmentOptions, suggestedOption } from "@/components/settings/map-choices";
import { UNSENT } from "@/lib/domain/refusal";
import { parseConnection } from "@/lib/urls/connection";
import type { ConnectionModel } from "@/lib/views/settings/connection-page";
import { settingsForm } from "@/lib/views/settings/connection-settings";

const now = new Date("2026-11-20T14:32:00Z");
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const refuse = vi.fn(async () => UNSENT);

const verbs: ConnectionVerbs = {
  ...{ map: refuse, unmap: refuse, save: refuse, endSecret: refuse, setDisabled: refuse, remove: refuse, replay: refuse },
  renewSecret: refuse,
};

const quiet: ConnectionModel = {
  ...{ timezone: "Europe/Oslo", now, id: "shop", name: "Shop GitHub", source: "github", system: "GitHub", secretMaker: "wake" },
  ...{ address: "https://wake.halyard.example/api/hooks/shop", createdAt: ago(60), verifiedAt: null, lastSeenAt: null },
  counts: { received: 0, accepted: 0, duplicate: 0, ignored: 0, unmapped: 0, failed: 0 },
  state: { kind: "waiting", words: "Waiting for its first call" },
  ...{ isDisabled: false, attempts: { refused: [], taken: [] }, unmapped: [], ignored: [], deliveries: [], next: null, replay: null },
  choices: { services: ["checkout"], environments: ["production", "staging"] },
  settings: settingsForm("github", {}),
  secrets: [{ id: "s", hint: "a1b2", createdAt: ago(60), endsAt: null }],
  steps: [{ title: "Open the webhooks", text: "In the repository.", values: [{ name: "Payload URL", value: "https://wake" }] }],
};

const draw = (change: Partial<ConnectionModel>, search: Record<string, string> = {}): string =>
  renderToStaticMarkup(<Connection model={{ ...quiet, ...change }} params={parseConnection("shop", search)} actions={verbs} />);

const attempt = {
  ...{ at: ago(1), endpoint: "/api/hooks/shop", outcome: "refused", status: 401, detail: "The signature does not fit.", sender: null },
  ...{ fix: "Compare the secret.", token: null, count: 3 },
};

test("one that waits shows what to do there, and asks for nothing to be mapped", () => {
  const html = draw({});
  expect(html).toContain("Waiting for its first call");
  expect(html).toMatch(/<details[^>]* open=""/);
  expect(html).toContain("Nothing has been taken yet");
  expect(html).not.toContain("Words to map");
});

test("refused calls come first, with the reason and the way to fix it", () => {
  const taken = { ...attempt, outcome: "accepted", status: 202, detail: "1 event stored.", fix: null, count: 1 };
  const html = draw({ attempts: { refused: [attempt], taken: [taken] }, lastSeenAt: ago(2) });
  expect(html.indexOf("The signature does not fit.")).toBeLessThan(html.indexOf("1 event stored."));
  expect(html).toContain("Compare the secret.");
  expect(html).toContain("401, 3 times");
  expect(html).not.toMatch(/<details[^>]* open=""/);
});

const word = { connection: "shop", source: "github", kind: "environment" as const, said: "eu-prod-1", count: 4, lastAt: ago(2) };

test("a word waits with a choice that it suggests itself, and says so once it is mapped", () => {
  const open = draw({ unmapped: [word] });
  expect(open).toContain("What eu-prod-1 is");
  expect(open).toMatch(/value="tier:production" selected=""/);
  const settings = settingsForm("github", { environments: { "EU-prod-1": "production" } });
  const mapped = draw({ unmapped: [word], settings, replay: { state: "running", words: "20 of 300 so far.", share: 0.1, at: now } });
  expect(mapped).toContain("It is production. Being read again.");
  expect(mapped).toContain("<progress");
  expect(mapped).not.toContain("What eu-prod-1 is");
});

test("an environment can be one that is known or one of its own", () => {
  const values = (said: string): string[] => environmentOptions(said, ["production", "staging"]).map(({ value }) => value);
  expect(values("Staging")).toEqual([
    "",
    "to:production",
    ...["development", "test", "staging", "production", "other"].map((tier) => `tier:${tier}`),
  ]);
  expect(values("")).not.toContain("tier:other");
  expect(["eu-prod-1", "preview", "blue", ""].map(suggestedOption)).toEqual(["tier:production", "tier:development", "", ""]);
});

test("an older secret can be ended, the newest cannot", () => {
  const older = { id: "o", hint: "9z9z", createdAt: ago(9_000), endsAt: new Date(now.getTime() + 86_400_000) };
  expect(draw({})).not.toContain(">End<");
  const both = draw({ secrets: [...quiet.secrets, older] });
  expect(both.match(/<span>End<\/span>/g)).toHaveLength(1);
  expect(both).toContain("Until 21 Nov 2026");
});

test("pages of deliveries lead on and back, and a state without any leads to all", () => {
  const id = "018f2f4e-0000-4000-8000-000000000000";
  const deliveries = [{ id, receivedAt: ago(1), topic: "push", state: "ignored" as const, words: "Of no use." }];
  const next = { receivedAt: ago(1).toISOString(), id };
  expect(draw({ deliveries, next }, { state: "ignored" })).toContain("/settings/sources/shop?state=ignored&amp;after=");
  expect(draw({}, { state: "failed" })).toContain('href="/settings/sources/shop#deliveries"');
});

test("who may not connect sees the systems, but no way in", () => {
  const row = {
    ...{ id: "shop", name: "Shop", system: "GitHub", href: "/settings/sources/shop", taken: 3, refused: 1, unmapped: 2, failed: 1 },
    state: { kind: "heard" as const, words: "Last call 3 min ago" },
  };
  const admin = renderToStaticMarkup(<ConnectedSystems rows={[row]} mayConnect />);
  expect(admin).toContain('href="/settings/sources/shop"');
  expect(admin).toContain("2 words to map, 1 delivery not read");
  const viewer = renderToStaticMarkup(<ConnectedSystems rows={[row]} mayConnect={false} />);
  expect(viewer).not.toContain("href");
  expect(renderToStaticMarkup(<ConnectedSystems rows={[]} mayConnect />)).toContain('href="/settings/sources/new"');
});
