import { expect, test } from "vitest";
import { releaseSteps, type StepInput } from "@/lib/views/release/steps";

const at = (clock: string): Date => new Date(`2026-11-19T${clock}:00Z`);
const deployment: StepInput["deployment"] = {
  ...{ startedAt: at("10:31"), finishedAt: at("10:37"), occurredAt: at("10:37"), endedAt: at("11:24"), endedBy: "rollback" },
  ...{ status: "succeeded", actor: "Tom", approvedBy: ["Ida"], recorded: true },
};
const input: StepInput = {
  deployment,
  next: { id: "n", version: "3.17.4", releaseId: "r", at: at("11:24") },
  changes: [{ mergedAt: at("08:00") }, { mergedAt: at("09:00") }, { mergedAt: null }],
  approvals: [{ id: "a", status: "approved", requestedAt: at("09:10"), decidedAt: at("09:58"), decidedBy: ["Mei"], url: null }],
  incidents: [{ id: "i", title: "Cards are refused", openedAt: at("10:42") }],
  decisions: [{ id: "w", deploymentId: "d", kind: "confirmed", state: "regressed", reason: "seen", by: "Ada", decidedAt: at("15:10") }],
};
const words = (part: Partial<StepInput> = {}): string[] =>
  releaseSteps({ ...input, ...part }).map(({ word, note }) => (note === null ? word : `${word}: ${note}`));

test("everything that happened to a release stands in order of time", () => {
  expect(words()).toEqual([
    "Merged: 3 changes",
    "Approved: Mei",
    "Approved: Ida",
    "Roll-out began: Tom",
    "Deployed",
    "Incident: Cards are refused",
    "Rolled back: to 3.17.4",
    "Verdict confirmed: Regressed, Ada",
  ]);
});

test("who approved is told once, whoever tells of it", () => {
  expect(words({ deployment: { ...deployment, approvedBy: ["Mei"] } }).filter((word) => word.startsWith("Approved"))).toEqual([
    "Approved: Mei",
  ]);
});

test("an unannounced version was seen, a failed roll-out failed, and a later one follows", () => {
  const none = { changes: [], approvals: [], incidents: [], decisions: [] };
  expect(words({ ...none, deployment: { ...deployment, recorded: false, approvedBy: [], endedBy: "next" } })).toEqual([
    "First seen: nobody announced it",
    "Followed: by 3.17.4",
  ]);
  const failed = { ...deployment, startedAt: null, status: "failed", approvedBy: [], endedAt: null, endedBy: null };
  expect(words({ ...none, deployment: failed })).toEqual(["Roll-out failed: Tom"]);
});
