import { expect, it } from "vitest";
import { type Repairable, type Repairing, repairsOf } from "@/lib/domain/repairs";

const DAY = 86_400_000;
const PLACE = { service: "checkout", environment: "production" };
const repository = "https://forge.example/shop";
const cards = { repository, number: 7, title: "Take cards", arrivals: [{ ...PLACE, deployment: "d1", at: DAY }] };
const cash = { repository, number: null, title: "Take cash", arrivals: [{ ...PLACE, deployment: "d1", at: DAY }] };

const repaired = (given: Partial<Repairable> = {}): Repairable => ({
  ...PLACE,
  id: "d1",
  externalId: "forge:1",
  version: "1.1.0",
  releaseId: "checkout@1.1.0",
  at: DAY,
  isRollback: false,
  changes: [cards, cash],
  ...given,
});

const later = (given: Partial<Repairing> = {}): Repairing => ({
  ...PLACE,
  id: "d2",
  version: "1.2.0",
  at: 2 * DAY,
  labels: {},
  changes: [],
  ...given,
});

const revert = (title: string, headBranch: string | null = null, of = repository) => ({ repository: of, title, headBranch });
const ids = (one: Repairable, ...candidates: Repairing[]): string[] => repairsOf(one, candidates).map(({ deployment }) => deployment);

it("finds the reverts of what a deployment brought, by number or by title, with when they came", () => {
  const byNumber = later({ changes: [revert("No cards", "revert-7-cards")] });
  const byTitle = later({ id: "d3", at: 3 * DAY, changes: [revert('Revert "take cash"')] });
  expect(repairsOf(repaired(), [byTitle, byNumber])).toEqual([
    { deployment: "d2", version: "1.2.0", at: 2 * DAY, how: "revert" },
    { deployment: "d3", version: "1.2.0", at: 3 * DAY, how: "revert" },
  ]);
});

it("goes by the number where both know one: titles come again", () => {
  expect(ids(repaired(), later({ changes: [revert('Revert "Take cards"', "revert-6-cards")] }))).toEqual([]);
  expect(ids(repaired(), later({ changes: [revert('Revert "Take cash"', "revert-6-cash")] }))).toEqual(["d2"]);
});

it("takes a title for that of a change which came thirty days before at most, and a number for that of any", () => {
  const byTitle = revert('Revert "Take cards"');
  expect(ids(repaired(), later({ at: 31 * DAY, changes: [byTitle] }))).toEqual(["d2"]);
  expect(ids(repaired(), later({ at: 31 * DAY + 1, changes: [byTitle] }))).toEqual([]);
  expect(ids(repaired(), later({ at: 400 * DAY, changes: [revert("No cards", "revert-7-cards")] }))).toEqual(["d2"]);
});

it("finds those that name its version, its release, its id or its sender's id", () => {
  for (const fixes of ["1.1.0", "checkout@1.1.0", "d1", "forge:1", "1.0.0, 1.1.0"])
    expect(repairsOf(repaired(), [later({ labels: { fixes } })])).toMatchObject([{ deployment: "d2", how: "hotfix" }]);
  expect(ids(repaired(), later({ labels: { fixes: "1.1" } }), later({ labels: { hotfix: "true" } }))).toEqual([]);
});

it("repairs nothing elsewhere, nothing later, and not itself", () => {
  const changes = [revert("No cards", "revert-7-cards")];
  const labels = { fixes: "1.1.0" };
  expect(ids(repaired(), later({ changes, service: "basket" }), later({ labels, environment: "production-eu" }))).toEqual([]);
  expect(ids(repaired(), later({ changes, at: DAY - 1 }), later({ labels, id: "d0", at: DAY }))).toEqual([]);
  expect(ids(repaired(), later({ labels, changes, id: "d1", at: DAY }))).toEqual([]);
  expect(ids(repaired(), later({ changes: [revert("No cards", "revert-7-cards", "https://forge.example/other")] }))).toEqual([]);
  expect(ids(repaired(), later({ labels, id: "d2", at: DAY }))).toEqual(["d2"]);
});

it("blames the deployment that brought a change to its place first, and no rollback", () => {
  const taken = later({ changes: [revert("No cards", "revert-7-cards")] });
  const again = { ...cards, arrivals: [...cards.arrivals, { ...PLACE, deployment: "d0", at: DAY - 1 }] };
  const elsewhere = { ...cards, arrivals: [...cards.arrivals, { ...PLACE, environment: "production-eu", deployment: "d0", at: DAY - 1 }] };
  expect(ids(repaired({ changes: [again] }), taken)).toEqual([]);
  expect(ids(repaired({ changes: [elsewhere] }), taken)).toEqual(["d2"]);
  expect(ids(repaired({ isRollback: true }), taken)).toEqual([]);
});
