import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ToldModel } from "@/components/release/told-model";
import { ToldSection } from "@/components/release/told-section";
import { UnrecordedSection } from "@/components/release/unrecorded-section";
import { UNSENT } from "@/lib/domain/refusal";

const decide = async () => UNSENT;
const at = new Date("2026-11-19T09:31:00Z");

const deployment: ToldModel["deployment"] = {
  ...{ id: "d1", service: "tickets", team: null, environment: "production", tier: "production", version: "1.4.2", commit: null },
  ...{ status: "succeeded", startedAt: at, finishedAt: at, occurredAt: at, endedAt: null, endedBy: null, isRollback: false },
  ...{ emergency: false, recorded: true, title: null, previousId: null, actor: null, approvedBy: [], pipelineUrl: null },
  ...{ changeRequest: null, configHash: null, carriedBy: null, carriedReason: null, verdicts: [] },
};

type Teller = ToldModel["told"]["tellers"][number];

const teller = (over: Partial<Teller>): Teller => ({
  ...{ id: "r1", source: "argocd", label: "Argo CD", sender: "Fleet", externalId: null, version: "1.4.2", status: "succeeded" },
  ...{ startedAt: null, finishedAt: at, occurredAt: at, url: null, why: "it names the deployment" },
  ...over,
});
const github = teller({
  ...{ id: "r2", source: "github", label: "GitHub", sender: null, externalId: "github:1:7", url: "https://ci.example.com/7" },
  ...{ status: "rolled_back", why: "same commit, 98 % sure" },
});
const twin = { id: "d2", version: "1.4.2", at, labels: ["Flux", "GitLab"] };

const model = (told: Partial<ToldModel["told"]>, change: Partial<ToldModel["deployment"]> = {}): ToldModel => ({
  timezone: "Europe/Oslo",
  deployment: { ...deployment, ...change },
  told: { tellers: [teller({}), github], twins: [twin], mayDecide: true, ...told },
});

const told = (of: ToldModel): string => renderToStaticMarkup(<ToldSection model={of} decide={decide} />);
const unrecorded = (of: ToldModel): string => renderToStaticMarkup(<UnrecordedSection model={of} decide={decide} />);

test("each source stands there with its own words, and why it is believed to mean this one", () => {
  const html = told(model({}));
  expect(html).toMatch(/Argo CD<small>Fleet/);
  expect(html).toContain("it names the deployment");
  expect(html).toContain('<a href="https://ci.example.com/7">github:1:7</a>');
  expect(html).toContain("taken back");
  expect(html).toContain("same commit, 98 % sure");
  expect(html).toContain("Thu 19 Nov 10:31");
});

test("members can separate and join; who only looks is offered neither", () => {
  expect(told(model({})).match(/Not the same/g)).toHaveLength(2);
  expect(told(model({}))).toContain("Same as…");
  expect(told(model({ mayDecide: false }))).not.toMatch(/Not the same|Same as/);
});

test("nothing can be separated where one source tells, and nothing joined where nobody else is near", () => {
  const alone = told(model({ tellers: [teller({})], twins: [] }));
  expect(alone).toContain("One source.");
  expect(alone).not.toMatch(/Not the same|Same as/);
});

test("an unrecorded change says when it was first seen, and lets members name it or say that it is none", () => {
  const html = unrecorded(model({}, { recorded: false }));
  expect(html.replaceAll(/<[^>]*>/g, "")).toContain("Nobody announced this version: telemetry first showed it Thu 19 Nov 10:31.");
  expect(html).toMatch(/Name it.*Not a change/);
  expect(unrecorded(model({}, { recorded: false, configHash: "9f0d7f3a11" })).replaceAll(/<[^>]*>/g, "")).toContain(
    "Nobody announced this configuration (hash 9f0d7f3a11): telemetry first showed it Thu 19 Nov 10:31.",
  );
  expect(unrecorded(model({}, { recorded: false, title: "Hotfix by hand" }))).toMatch(/Hotfix by hand.*Rename it/);
  expect(unrecorded(model({ mayDecide: false }, { recorded: false }))).not.toMatch(/Name it|Not a change/);
});
