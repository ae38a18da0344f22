import { afterAll, beforeEach, expect, test } from "vitest";
import { closePool } from "@/lib/db/pool";
import { disconnect, prisma } from "@/lib/db/prisma";
import { followUpsOf } from "@/lib/db/read/review/follow-ups";
import { reviewOf } from "@/lib/db/read/review/review";
import { ensurePartitions } from "@/lib/db/telemetry/partitions";
import type { Actor } from "@/lib/domain/access";
import { addFollowUp, changeFollowUp, removeFollowUp } from "@/lib/services/review/follow-ups";
import { saveReview } from "@/lib/services/review/save-review";
import { exportIncident } from "@/lib/views/review/export";
import { person } from "@/tests/integration/access/support/people";
import { minute, NOTICED, reported } from "@/tests/integration/suspicion/support/cause-shop";
import { freshDatabase } from "@/tests/support/database";

const NOW = minute(30);
let member: Actor = { kind: "system", name: "test" };

beforeEach(async () => {
  await freshDatabase();
  await ensurePartitions(NOTICED);
  member = await person("member");
  await reported("inc-1", ["checkout"]);
});

afterAll(async () => {
  await disconnect();
  await closePool();
});

const TEXT = { impacts: "Two in three\npaid twice.", rootCauses: "A cache.", actions: "", preventativeMeasures: "" };

test("a review is written over the revision that was seen, by one of those who write at once, and each revision is audited", async () => {
  expect(await reviewOf("inc-1")).toBeNull();
  expect(await saveReview(member, "inc-1", { ...TEXT, revision: 0 }, NOW)).toBe(1);
  expect(await reviewOf("inc-1")).toEqual({ ...TEXT, revision: 1, by: "member", updatedAt: NOW });
  const both = await Promise.allSettled(
    ["A", "B"].map((impacts) => saveReview(member, "inc-1", { ...TEXT, impacts, revision: 1 }, minute(31))),
  );
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict", fix: expect.stringContaining("Keep your text") },
  });
  await expect(saveReview(member, "inc-1", { ...TEXT, revision: 0 }, NOW)).rejects.toMatchObject({ code: "conflict" });
  expect(await reviewOf("inc-1")).toMatchObject({ revision: 2 });
  const audited = await prisma().auditEntry.findMany({ where: { action: "incident.review" }, orderBy: { id: "asc" } });
  expect(audited.map(({ detail }) => detail)).toMatchObject([{ revision: 1, impacts: TEXT.impacts }, { revision: 2 }]);
});

test("follow-ups are added, changed, done, undone and removed, and stand in the order in which they are due", async () => {
  const late = await addFollowUp(member, "inc-1", { title: " Probe it ", owner: "Ada", dueOn: "2026-12-24" }, NOW);
  const soon = await addFollowUp(member, "inc-1", { title: "Tell users", owner: "Bo", dueOn: "2026-11-22" }, NOW);
  expect(await followUpsOf("inc-1")).toMatchObject([
    { id: soon, title: "Tell users", owner: "Bo", dueOn: "2026-11-22", doneAt: null, doneBy: null, createdBy: "member", createdAt: NOW },
    { id: late, title: "Probe it" },
  ]);
  await changeFollowUp(member, "inc-1", soon, { done: true }, minute(40));
  expect(await followUpsOf("inc-1")).toMatchObject([{ id: late }, { id: soon, doneAt: minute(40), doneBy: "member" }]);
  await changeFollowUp(member, "inc-1", soon, { done: false, owner: "Cy", dueOn: "2027-01-01" }, minute(41));
  expect(await followUpsOf("inc-1")).toMatchObject([
    { id: late },
    { id: soon, owner: "Cy", dueOn: "2027-01-01", doneAt: null, doneBy: null },
  ]);
  await removeFollowUp(member, "inc-1", late, NOW);
  expect((await followUpsOf("inc-1")).map(({ id }) => id)).toEqual([soon]);
  await expect(changeFollowUp(member, "inc-1", late, { done: true }, NOW)).rejects.toMatchObject({ code: "not-found" });
  await expect(removeFollowUp(member, "inc-1", "x", NOW)).rejects.toMatchObject({ code: "not-found" });
});

test("wrong fields are named, follow-ups have an end, and who may not write is refused", async () => {
  for (const wrong of [
    { title: "", owner: "Ada", dueOn: "2026-12-24" },
    { title: "a", owner: "", dueOn: "2026-12-24" },
    { title: "a", owner: "b", dueOn: "2026-02-30" },
  ])
    await expect(addFollowUp(member, "inc-1", wrong, NOW)).rejects.toMatchObject({ code: "invalid" });
  await expect(saveReview(member, "inc-1", { impacts: "x".repeat(20_001), revision: 0 }, NOW)).rejects.toMatchObject({ code: "invalid" });
  const good = { title: "a", owner: "b", dueOn: "2026-12-24" };
  const viewer = await person("viewer");
  await expect(addFollowUp(viewer, "inc-1", good, NOW)).rejects.toMatchObject({ code: "forbidden" });
  await expect(saveReview(viewer, "inc-1", { ...TEXT, revision: 0 }, NOW)).rejects.toMatchObject({ code: "forbidden" });
  await expect(removeFollowUp(viewer, "inc-1", "x", NOW)).rejects.toMatchObject({ code: "forbidden" });
  await expect(addFollowUp(member, "inc-2", good, NOW)).rejects.toMatchObject({ code: "not-found" });
  const row = { ...good, incidentId: "inc-1", dueOn: new Date("2026-12-24"), createdBy: "test" };
  await prisma().followUp.createMany({ data: Array.from({ length: 100 }, () => row) });
  await expect(addFollowUp(member, "inc-1", good, NOW)).rejects.toMatchObject({ code: "invalid" });
  expect(await reviewOf("inc-1")).toBeNull();
});

test("the export holds what people wrote, and is not found beyond a token's reach", async () => {
  await saveReview(member, "inc-1", { ...TEXT, revision: 0 }, NOW);
  await addFollowUp(member, "inc-1", { title: "Probe *it*", owner: "Ada", dueOn: "2026-12-24" }, NOW);
  const { name, text } = await exportIncident(member, "inc-1", NOW);
  expect(name).toBe("incident-inc-1.md");
  expect(text).toContain("# Checkout fails\n");
  expect(text).toContain("## Impacts\n\nTwo in three\\\npaid twice.\n");
  expect(text).toContain("- [ ] Probe \\*it\\* (Ada, due 2026-12-24)\n");
  const token: Actor = { kind: "token", id: "t", name: "ci", scopes: ["read"], reach: { services: ["search"], environments: [] } };
  await expect(exportIncident(token, "inc-1", NOW)).rejects.toMatchObject({ code: "not-found" });
});
