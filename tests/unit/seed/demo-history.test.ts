import { expect, test } from "vitest";
import { readDeployment } from "@/lib/ingest/events/read-deployment";
import { readIncident } from "@/lib/ingest/events/read-incident";
import { demoHistory } from "@/prisma/seed/demo-history";

const now = new Date("2026-11-20T14:32:10Z");
const DAY_MS = 86_400_000;
const history = demoHistory(now, 1);
const daysAgo = (at: string): number => (now.getTime() - Date.parse(at)) / DAY_MS;
const live = history.deployments.filter(({ environment, status }) => environment === "production" && status === "succeeded");

test("the same arguments give the same history, another seed gives another", () => {
  const { deployments, incidents, truth } = history;
  const again = demoHistory(now, 1);
  expect({ deployments: again.deployments, incidents: again.incidents, truth: again.truth }).toEqual({ deployments, incidents, truth });
  expect(demoHistory(now, 2).deployments).not.toEqual(deployments);
});

test("it is as large as a company of four teams makes it", () => {
  expect(new Set(history.services.map(({ profile }) => profile.team)).size).toBe(4);
  expect(history.services).toHaveLength(12);
  expect(live.length).toBeGreaterThanOrEqual(550);
  expect(live.length).toBeLessThanOrEqual(700);
  expect(new Set(history.incidents.map(({ id }) => id)).size).toBe(13);
});

test("everything lies within the last ninety days, and a release went out minutes ago", () => {
  const ages = history.deployments.map(({ startedAt }) => daysAgo(startedAt));
  expect(Math.max(...ages)).toBeLessThanOrEqual(91);
  expect(history.deployments.every(({ startedAt, finishedAt }) => startedAt <= finishedAt && finishedAt < now.toISOString())).toBe(true);
  expect(live.some(({ finishedAt }) => daysAgo(finishedAt) * 1440 < 10)).toBe(true);
});

test("failures are spread: some in the last week, a few in the last four, a dozen in all", () => {
  const causes = new Set(history.truth.filter(({ state }) => state === "regressed").map(({ service, version }) => `${service} ${version}`));
  const ages = live.filter(({ service, version }) => causes.has(`${service} ${version}`)).map(({ finishedAt }) => daysAgo(finishedAt));
  const failed = new Set(ages);
  const within = (days: number): number => [...failed].filter((age) => age <= days).length;
  expect(causes.size).toBeGreaterThanOrEqual(10);
  expect(causes.size).toBeLessThanOrEqual(14);
  expect(within(8)).toBeGreaterThanOrEqual(2);
  expect(within(28)).toBeGreaterThanOrEqual(3);
});

test("the public API takes every body without a remark", () => {
  const readings = [
    ...history.deployments.map((body) => readDeployment(body, now)),
    ...history.incidents.map((body) => readIncident(body, now)),
  ];
  expect(readings.filter((reading) => !reading.ok || reading.ignored.length > 0)).toEqual([]);
});

test("incidents name deployments that exist", () => {
  const ids = new Set(history.deployments.map(({ id }) => id));
  const named = history.incidents.flatMap(({ causedBy = [], fixedBy = [] }) => [...causedBy, ...fixedBy]);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

test("staging leads, except where it was left behind", () => {
  const latest = (service: string, environment: string): string | undefined =>
    history.deployments.findLast((one) => one.service === service && one.environment === environment && one.status === "succeeded")
      ?.version;
  expect(history.drifted).toEqual(["vessel-feed"]);
  expect(latest("vessel-feed", "staging")).not.toBe(latest("vessel-feed", "production"));
  expect(latest("fares", "staging")).toBe(latest("fares", "production"));
});

test("an unrecorded version is announced by nobody", () => {
  expect(history.unrecorded).toHaveLength(1);
  const announced = new Set(history.deployments.map(({ service, version }) => `${service} ${version}`));
  expect(history.unrecorded.filter(({ service, version }) => announced.has(`${service} ${version}`))).toEqual([]);
});

test("it tells of everything that the delivery metrics tell apart", () => {
  const bodies = history.deployments.filter(({ environment }) => environment === "production");
  const carried = history.deployments.flatMap(({ changes = [] }) => changes.filter((change) => typeof change !== "string"));
  const resolved = new Set(history.incidents.filter(({ status }) => status === "resolved").map(({ id }) => id));
  const open = new Set(history.incidents.map(({ id }) => id).filter((id) => !resolved.has(id)));
  const hotfixes = bodies.flatMap(({ labels }) => labels["hotfix"] ?? []);
  expect({
    ...{ bots: carried.some(({ bot }) => bot), people: carried.some(({ bot }) => !bot), open: open.size },
    unreviewed: carried.filter(({ bot, firstReviewAt }) => !bot && firstReviewAt === undefined).length > 50,
    reviewed: carried.filter(({ firstReviewAt }) => firstReviewAt !== undefined).length > 500,
    reverts: carried.filter(({ title }) => title.startsWith('Revert "')).length > 1,
    ...{ hotfixes: hotfixes.length > 10, mended: hotfixes.some((words) => /^\d/.test(words)) },
    ...{ emergencies: bodies.some(({ emergency }) => emergency), failed: bodies.some(({ status }) => status === "failed") },
  }).toEqual({
    ...{ bots: true, people: true, open: 1, unreviewed: true, reviewed: true, reverts: true },
    ...{ hotfixes: true, mended: true, emergencies: true, failed: true },
  });
});
