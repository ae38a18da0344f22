import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ReleaseList } from "@/components/releases/release-list";
import { UNSENT } from "@/lib/domain/refusal";
import { parseReleases } from "@/lib/urls/releases";
import type { ReleasesModel } from "@/lib/views/releases/list";

const restore = async () => UNSENT;
const at = new Date("2026-11-19T09:31:00Z");

const row: ReleasesModel["rows"][number] = {
  ...{ deploymentId: "d", href: "/releases/kiosk%402", service: "kiosk", team: null, environment: "production", version: "2" },
  configuration: null,
  ...{
    rolledOutAt: at,
    endedAt: null,
    endedBy: null,
    isRollback: false,
    emergency: false,
    recorded: false,
    reached: true,
    title: "Hotfix by hand",
  },
  ...{ verdict: null, errors: null, p95: null, changes: 0, incidents: [] },
};
const dismissed = {
  ...{ id: "r", service: "kiosk", environment: "production", version: "3", seenAt: at, dismissedAt: at, dismissedBy: "Ada" },
};
const full: ReleasesModel = {
  ...{
    timezone: "Europe/Oslo",
    period: { from: at, to: at },
    teams: [],
    services: [],
    environments: [],
    rows: [row],
    matching: 1,
    inPeriod: 40,
    unrecorded: 2,
    more: false,
  },
  ...{ dismissed: [], mayDecide: true, page: 1, pages: 1, latestAt: at },
};

const draw = (change: Partial<ReleasesModel>, search: Record<string, string> = {}): string =>
  renderToStaticMarkup(<ReleaseList model={{ ...full, ...change }} params={parseReleases(search)} restore={restore} />);
const text = (html: string): string => html.replaceAll(/<[^>]*>/g, "");

test("the list says in words how much nobody announced, and leads there", () => {
  const html = draw({}, { period: "90d", q: "kiosk" });
  expect(text(html)).toContain("2 changes were never announced");
  expect(html).toContain('href="/releases?period=90d&amp;show=unrecorded"');
  expect(text(draw({ unrecorded: 1 }))).toContain("1 change was never announced");
  expect(text(draw({ unrecorded: 0 }))).not.toContain("announced");
});

test("what nobody announced goes by the name that a person gave it, else says so", () => {
  const unrecorded = { show: "unrecorded" };
  expect(text(draw({}, unrecorded))).toMatch(/1 change in production was never announced.*Hotfix by hand/);
  expect(text(draw({ rows: [{ ...row, title: null }] }, unrecorded))).toContain("unrecorded");
  expect(text(draw({ rows: [{ ...row, configuration: "9f0d7f3a" }] }, unrecorded))).toContain("kiosk 2, configuration 9f0d7f3a");
  expect(text(draw({ rows: [], matching: 0, unrecorded: 0 }, unrecorded))).toContain("Every version that telemetry shows");
});

test("what was dismissed says by whom, and members can take it back", () => {
  const some = { rows: [], matching: 0, unrecorded: 0, dismissed: [dismissed] };
  expect(text(draw(some, { show: "unrecorded" }))).toMatch(/Not a change.*kiosk 3.*Ada.*It is a change/);
  expect(text(draw({ ...some, mayDecide: false }, { show: "unrecorded" }))).not.toContain("It is a change");
});
