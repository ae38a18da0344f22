import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { inTransaction, prisma } from "@/lib/db/prisma";
import { saveVerdicts } from "@/lib/db/write/verdict";
import type { Verdict } from "@/lib/domain/verdict";
import { commitDraft } from "@/lib/ingest/facts/draft";
import { settleCarried } from "@/lib/services/carried/settle";
import { setEnvironment } from "@/lib/services/catalogue/set-environment";
import { setServiceTeam } from "@/lib/services/catalogue/set-service-team";
import { foldDeliveryDays } from "@/lib/services/delivery/fold";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import { recordEvents } from "@/lib/services/event/record";
import { storeDrafts } from "@/lib/services/event/store-drafts";
import { freshDatabase } from "@/tests/support/database";
import { keptDays, unmarkedDifferences } from "./support/store-days";

const ACTOR = { kind: "system", name: "history" } as const;
const NOW = new Date("2026-04-20T00:00:00Z");
const REPOSITORY = "https://forge.example/shop";
const at = (slot: number): string => new Date(Date.UTC(2026, 3, 1, 2) + slot * 11 * 3_600_000).toISOString();
const sha = (nth: number): string => String(nth).repeat(40);

type Step = () => Promise<unknown>;
const slot = fc.nat({ max: 24 });
const service = fc.constantFrom("basket", "checkout", "search");
const change = fc.integer({ min: 1, max: 4 });
const run = fc.integer({ min: 1, max: 8 });

const deployment = fc
  .record(
    {
      id: run.map((nth) => `run-${nth}`),
      service,
      environment: fc.constantFrom("production", "production-eu", "staging"),
      version: fc.constantFrom("1", "2", "3"),
      status: fc.constantFrom("started", "succeeded", "succeeded", "succeeded", "failed", "rolled_back"),
      finishedAt: slot.map(at),
      commit: fc.integer({ min: 1, max: 4 }).map(sha),
      changes: fc.uniqueArray(
        change.map((nth) => `${REPOSITORY}#${nth}`),
        { minLength: 1, maxLength: 2 },
      ),
      labels: fc.constantFrom({ team: "blue" }, { hotfix: "1" }, { fixes: "run-1" }),
      emergency: fc.boolean(),
    },
    { requiredKeys: ["id", "service", "environment", "version", "status", "finishedAt"] },
  )
  .map(
    (value): Step =>
      () =>
        recordEvents(ACTOR, { kind: "deployments", values: [{ ...value, repository: REPOSITORY }] }, NOW),
  );

const described = fc
  .record({ nth: change, back: fc.option(change, { nil: null }), opened: slot, merged: slot, first: fc.option(slot, { nil: undefined }) })
  .map(
    ({ nth, back, opened, merged, first }): Step =>
      () => {
        const title = back === null ? `Change ${nth}` : `Revert "Change ${back} (#${back})"`;
        const times = {
          openedAt: at(opened - 20),
          mergedAt: at(merged - 10),
          firstCommitAt: first === undefined ? undefined : at(first - 30),
        };
        const value = {
          id: `${REPOSITORY}#${nth}`,
          repository: REPOSITORY,
          number: nth,
          title,
          ...times,
          mergeCommit: sha(nth),
          commits: [sha(nth)],
        };
        return recordEvents(ACTOR, { kind: "changes", values: [value] }, NOW);
      },
  );

const incident = fc.record({ nth: fc.integer({ min: 1, max: 2 }), cause: run, fix: run, opened: slot, over: fc.boolean() }).map(
  ({ nth, cause, fix, opened, over }): Step =>
    () => {
      const times = { openedAt: at(opened), resolvedAt: over ? at(opened + 2) : undefined };
      const words = { causedBy: [`run-${cause}`], fixedBy: [`run-${fix}`] };
      const value = { id: `incident-${nth}`, title: "Slow", status: over ? "resolved" : "open", ...times, ...words };
      return recordEvents(ACTOR, { kind: "incidents", values: [value] }, NOW);
    },
);

const pushed = fc.tuple(fc.integer({ min: 1, max: 4 }), slot).map(
  ([nth, when]): Step =>
    () => {
      const parent = nth === 1 ? {} : { parent: sha(nth - 1) };
      const facts = {
        repository: REPOSITORY,
        sha: sha(nth),
        authoredAt: at(when - 30),
        pushedAt: at(when),
        branch: "main",
        onMain: true,
        ...parent,
      };
      const draft = commitDraft(facts, { key: `push:${nth}:${when}`, at: new Date(at(when)), receivedAt: NOW });
      const origin = { source: "api", connection: "test", deliveryId: null, receivedAt: NOW, mapperVersion: 1 };
      return inTransaction((tx) => storeDrafts(tx, [{ draft, origin }], { now: NOW, demo: false }));
    },
);

const judged = fc
  .record({
    nth: fc.nat({ max: 7 }),
    horizon: fc.constantFrom("5m", "1h", "24h"),
    state: fc.constantFrom("regressed", "healthy"),
    when: slot,
  })
  .map(
    ({ nth, horizon, state, when }): Step =>
      async () => {
        const one = (await prisma().deployment.findMany({ orderBy: { id: "asc" } })).at(nth);
        if (one === undefined) return;
        const verdict = { horizon, state, at: new Date(at(when)), dueAt: new Date(at(when)), onsetAt: null, method: "test" };
        await inTransaction((tx) => saveVerdicts(tx, [{ deploymentId: one.id, verdicts: [verdict as Verdict] }]));
      },
  );

const settled = fc.oneof(
  fc.constant((): Promise<unknown> => settleCarried(NOW)),
  fc.constant((): Promise<unknown> => rebuildProjections(NOW)),
  fc.tuple(service, fc.constantFrom("blue", "green", null)).map(
    ([name, team]): Step =>
      async () => {
        if ((await prisma().service.count({ where: { name } })) > 0) await setServiceTeam(ACTOR, { service: name, team }, NOW);
      },
  ),
  fc.constantFrom("production", "staging").map(
    (tier): Step =>
      async () => {
        const name = "production-eu";
        if ((await prisma().environment.count({ where: { name } })) > 0) await setEnvironment(ACTOR, { name, tier }, NOW);
      },
  ),
);

const fold: Step = foldDeliveryDays;
const history = fc.array(
  fc.oneof(
    { weight: 7, arbitrary: deployment },
    { weight: 3, arbitrary: described },
    { weight: 2, arbitrary: incident },
    { weight: 2, arbitrary: pushed },
    { weight: 2, arbitrary: judged },
    { weight: 2, arbitrary: settled },
    { weight: 2, arbitrary: fc.constant(fold) },
  ),
  { minLength: 15, maxLength: 35 },
);

beforeEach(freshDatabase);

test("through everything that Wake does with what it is told, days that are kept are right or known to be stale", async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      await freshDatabase();
      for (const [nth, step] of steps.entries()) {
        await step();
        expect({ nth, ...(await unmarkedDifferences()) }).toMatchObject({ nth, differences: [] });
      }
      await foldDeliveryDays();
      expect(await unmarkedDifferences()).toEqual({ differences: [], stale: 0, waiting: false });
      kept += await keptDays();
    }),
    { numRuns: 6, endOnFailure: true },
  );
  expect(kept).toBeGreaterThan(30);
}, 300_000);
