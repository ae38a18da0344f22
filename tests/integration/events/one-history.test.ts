import fc from "fast-check";
import { expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { rebuildProjections } from "@/lib/services/event/rebuild";
import type { TracedDraft } from "@/lib/services/event/store-drafts";
import { freshDatabase } from "@/tests/support/database";
import { deploymentRows } from "./support/deployment-rows";
import { tellDrafts, tellings, toldAt, toldDeployment } from "./support/told-deployments";

const now = toldAt(3_000);

/** The same events in any order, some of them again, in batches of any size. */
const arrival = (drafts: readonly TracedDraft[]) =>
  fc
    .tuple(fc.shuffledSubarray([...drafts], { minLength: drafts.length }), fc.subarray([...drafts]), fc.integer({ min: 1, max: 9 }))
    .map(([all, again, size]) => {
      const queue = [...all, ...again];
      return Array.from({ length: Math.ceil(queue.length / size) }, (_, index) => queue.slice(index * size, (index + 1) * size));
    });

const histories = tellings.chain((told) => {
  const drafts = told.map(toldDeployment);
  return fc.tuple(arrival(drafts), fc.array(arrival(drafts), { minLength: 4, maxLength: 4 }));
});

async function deliver(batches: readonly (readonly TracedDraft[])[]): Promise<unknown> {
  await freshDatabase();
  for (const batch of batches) await tellDrafts(batch);
  return deploymentRows();
}

test("whatever the order, the doubling and the batches, several sources amount to the same rows, and a rebuild to the same again", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async ([first, others]) => {
      const rows = await deliver(first);
      for (const other of others) expect(await deliver(other)).toEqual(rows);
      await rebuildProjections(now);
      expect(await deploymentRows()).toEqual(rows);
      await pool().query(`truncate "Deployment", "DeploymentRecord", "Release", "ReleaseComponent", "Change", "DeploymentChange" cascade`);
      await rebuildProjections(now);
      expect(await deploymentRows()).toEqual(rows);
    }),
    { numRuns: 25 },
  );
}, 240_000);

test("a rebuild beside arriving events leaves what these say", async () => {
  const [told] = fc.sample(tellings, { numRuns: 1, seed: 11 });
  const drafts = (told ?? []).map(toldDeployment);
  const rows = await deliver(drafts.map((draft) => [draft]));
  await freshDatabase();
  const half = Math.floor(drafts.length / 2);
  for (const draft of drafts.slice(0, half)) await tellDrafts([draft]);
  await Promise.all([
    rebuildProjections(now),
    ...drafts.slice(half).map((draft) => tellDrafts([draft])),
    rebuildProjections(now).then(() => rebuildProjections(now)),
  ]);
  expect(await deploymentRows()).toEqual(rows);
});
