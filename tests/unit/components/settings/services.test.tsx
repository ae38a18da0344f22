import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Environments } from "@/components/settings/environments";
import { ServicesSettings, type ServiceVerbs } from "@/components/settings/services-settings";
import { UNSENT } from "@/lib/domain/refusal";
import { parseServicesSettings } from "@/lib/urls/services-settings";
import type { EnvironmentLine } from "@/lib/views/settings/environments";
import type { ServicesSettingsModel } from "@/lib/views/settings/services";

const done = async () => UNSENT;
const verbs: ServiceVerbs = { saveService: done, createTeam: done, renameTeam: done, deleteTeam: done, saveBots: done };

const full: ServicesSettingsModel = {
  rows: [
    {
      name: "checkout",
      team: "Shop",
      settled: false,
      repository: "https://github.com/acme/shop",
      paths: ["services/checkout"],
      demo: false,
    },
    { name: "ledger", team: null, settled: true, repository: null, paths: [], demo: false },
    { name: "search", team: null, settled: false, repository: null, paths: [], demo: false },
  ],
  ...{ matching: 3, all: 3, page: 1, pages: 1, teams: [{ name: "Shop", services: 1 }], mayChange: true },
  bots: {
    patterns: ["*[bot]"],
    authors: [
      { author: "dependabot[bot]", changes: 12 },
      { author: "ada", changes: 7 },
    ],
  },
};

const draw = (change: Partial<ServicesSettingsModel>, search: Record<string, string> = {}): string =>
  renderToStaticMarkup(
    <ServicesSettings model={{ ...full, ...change }} params={parseServicesSettings(search)} actions={verbs} />,
  ).replaceAll(/<(?!a )[^>]*>/g, " ");

test("a service says whose it is: a team's, nobody's by choice, or not known", () => {
  const text = draw({});
  expect(text).toMatch(/checkout\s+Shop/);
  expect(text).toMatch(/ledger\s+Nobody&#x27;s/);
  expect(text).toMatch(/search\s+–/);
  expect(text).toContain("services/checkout");
});

test("rules show at once which authors they mean", () => {
  const text = draw({});
  expect(text).toContain("1 of 2 authors count as machines.");
  expect(text).toContain("dependabot[bot]");
  expect(text).not.toMatch(/\bada\b/);
});

test("who may only look finds nothing to change", () => {
  const text = draw({ mayChange: false });
  for (const verb of ["Edit", "Rename", "Delete", "Save", "Add the team"]) expect(text).not.toContain(verb);
  expect(text).toContain("*[bot]");
});

test("a search without a match leads back, and an empty Wake says when services appear", () => {
  expect(draw({ rows: [], matching: 0 }, { q: "nothing" })).toContain('href="/settings/services"');
  expect(draw({ rows: [], matching: 0, all: 0 })).toContain("No service is known yet");
});

const line = (name: string, change: Partial<EnvironmentLine>): EnvironmentLine => ({
  ...{ name, tier: "production", position: 0, settled: false, demo: false, deployments: 3, lastAt: null, by: "name" },
  ...change,
});

test("environments of which nobody says where they stand come first", () => {
  const open = [line("eu-blue", { tier: "other", by: "nobody" })];
  const path = [line("staging", { tier: "staging" }), line("production", { by: "person" })];
  const drawn = (mayChange: boolean): string =>
    renderToStaticMarkup(<Environments model={{ timezone: "Europe/Oslo", open, path, mayChange }} action={done} />);
  const html = drawn(true);
  expect(html.indexOf("eu-blue")).toBeLessThan(html.indexOf("staging"));
  expect(html).toContain("2 environments on the path, 1 of them production; 1 environment to settle.");
  expect(html).toContain('aria-label="Save eu-blue"');
  expect(drawn(false)).not.toContain("Save eu-blue");
});
