import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DeploymentRecord, windowOf } from "@/lib/ingest/fold/deployment-record";
import { likenessOf } from "@/lib/ingest/fold/same-deployment";
import { type Decision, type Group, groupSame } from "@/lib/ingest/fold/same-group";

const START = Date.UTC(2026, 2, 1, 12);
const at = (minute: number): Date => new Date(START + minute * 60_000);
const COMMIT = "4f2c9e1d8b7a6c5d4e3f2a1b0c9d8e7f6a5b4c3d";

type Short = {
  readonly source: string;
  readonly key?: string;
  readonly from?: number;
  readonly until: number;
  readonly version?: string;
  readonly commit?: string;
};

function record({ source, key = source, from, until, version = "1", commit }: Short): DeploymentRecord {
  const times = { startedAt: from === undefined ? null : at(from), finishedAt: at(until), occurredAt: at(until) };
  return {
    entityKey: key,
    id: key,
    source,
    connection: "",
    externalId: null,
    service: "checkout",
    environment: "production",
    version,
    commit: commit ?? null,
    status: "succeeded",
    requestedAt: null,
    ...times,
    ...windowOf(times),
    facts: {
      release: null,
      tier: null,
      emergency: false,
      commitOf: null,
      rollback: false,
      ref: null,
      repository: null,
      changeRequest: null,
      approvedBy: [],
      actor: null,
      pipelineUrl: null,
      configHash: null,
      plannedFor: null,
      links: {},
      labels: {},
      changes: [],
      components: [],
    },
  };
}

const keysOf = (groups: readonly Group[]): string[][] =>
  groups.map((group) => group.map(({ record: { entityKey } }) => entityKey)).sort((a, b) => (a.join() < b.join() ? -1 : 1));

describe("two records", () => {
  const argocd = record({ source: "argocd", from: 8, until: 10, commit: COMMIT });
  test.each([
    ["the same version", { source: "api", until: 10 }, { rule: "version", confidence: 0.9, gapMs: 0 }],
    ["the same commit", { source: "api", until: 10, version: "2", commit: COMMIT }, { rule: "commit", confidence: 0.98, gapMs: 0 }],
    ["a short commit", { source: "api", until: 10, version: "2", commit: "4F2C9E1" }, { rule: "commit", confidence: 0.95, gapMs: 0 }],
    ["a commit as a version", { source: "api", until: 10, version: "4f2c9e1d" }, { rule: "commit", confidence: 0.95, gapMs: 0 }],
    ["15 minutes later", { source: "api", from: 25, until: 60 }, { rule: "version", confidence: 0.6, gapMs: 900_000 }],
  ] as const)("%s: one deployment", (_, other, likeness) => {
    expect(likenessOf(argocd, record(other))).toEqual(likeness);
    expect(likenessOf(record(other), argocd)).toEqual(likeness);
  });

  test.each([
    ["the same source", { source: "argocd", until: 10 }],
    ["six characters of a commit", { source: "api", until: 10, version: "2", commit: "4f2c9e" }],
    ["another version", { source: "api", until: 10, version: "2" }],
    ["16 minutes later", { source: "api", from: 26, until: 60 }],
  ] as const)("%s: two", (_, other) => {
    expect(likenessOf(argocd, record(other))).toBeNull();
  });
});

describe("several records", () => {
  test("the nearest of a source joins, the other one stays alone", () => {
    const groups = groupSame(
      [
        record({ source: "argocd", until: 10 }),
        record({ source: "github", key: "near", from: 5, until: 12 }),
        record({ source: "github", key: "far", from: 1, until: 4 }),
      ],
      [],
    );
    expect(keysOf(groups)).toEqual([["argocd", "near"], ["far"]]);
  });

  test("what is like a member belongs to the group, and no source stands in it twice", () => {
    const chain = [
      record({ source: "argocd", until: 0, version: "1", commit: COMMIT }),
      record({ source: "api", until: 10, version: "2", commit: COMMIT }),
      record({ source: "github", key: "a", until: 20, version: "2" }),
      record({ source: "github", key: "b", until: 14, version: "1" }),
    ];
    expect(keysOf(groupSame(chain, []))).toEqual([["argocd", "api", "a"], ["b"]]);
  });

  test("a person's word holds against any likeness", () => {
    const two = [record({ source: "argocd", until: 10 }), record({ source: "github", until: 10 })];
    expect(keysOf(groupSame(two, [{ kind: "different", entityKey: "argocd", otherKey: "github" }]))).toEqual([["argocd"], ["github"]]);
    const far = [record({ source: "argocd", until: 10 }), record({ source: "github", until: 900, version: "2" })];
    expect(keysOf(groupSame(far, [{ kind: "same", entityKey: "argocd", otherKey: "github" }]))).toEqual([["argocd", "github"]]);
  });
});

const records = fc
  .array(
    fc.record({
      source: fc.constantFrom("argocd", "flux", "api", "github", "gitlab"),
      until: fc.nat({ max: 90 }),
      lasts: fc.nat({ max: 12 }),
      version: fc.constantFrom("1", "2", "4f2c9e1"),
      commit: fc.option(fc.constantFrom(COMMIT, COMMIT.slice(0, 8), "beefbeef"), { nil: undefined }),
    }),
    { maxLength: 14 },
  )
  .map((all) =>
    all.map(({ lasts, commit, ...one }, index) =>
      record({ ...one, key: `k${index}`, from: one.until - lasts, ...(commit === undefined ? {} : { commit }) }),
    ),
  );
const decisions = fc
  .array(fc.tuple(fc.constantFrom("same", "different"), fc.nat({ max: 13 }), fc.nat({ max: 13 })), { maxLength: 3 })
  .map((all) =>
    all
      .filter(([, a, b]) => a !== b)
      .map(([kind, a, b]): Decision => ({ kind: kind as Decision["kind"], entityKey: `k${a}`, otherKey: `k${b}` })),
  );

test("groups follow from the set of records, hold each once, and no source twice", () => {
  fc.assert(
    fc.property(
      records.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      decisions,
      ([all, shuffled], words) => {
        const groups = groupSame(all, words);
        expect(keysOf(groupSame(shuffled, words.toReversed()))).toEqual(keysOf(groups));
        expect(keysOf(groups).flat().sort()).toEqual(all.map(({ entityKey }) => entityKey).sort());
        for (const group of groups) {
          expect(new Set(group.map(({ record: { source } }) => source)).size).toBe(group.length);
          expect(group.map(({ likeness }) => likeness === null)).toEqual(group.map((_, index) => index === 0));
        }
      },
    ),
    { numRuns: 500 },
  );
});
