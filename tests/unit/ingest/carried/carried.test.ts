import { expect, test } from "vitest";
import { botExpression, isBotName } from "@/lib/domain/bot";
import { commitBuilt, purlVersion } from "@/lib/ingest/carried/built-from";
import { changeIdIn, partsOfChangeId } from "@/lib/ingest/carried/change-id";
import { type CandidateChange, changesOfCommits, type PushedCommit } from "@/lib/ingest/carried/change-of-commit";
import { isSameCommit } from "@/lib/ingest/carried/commit-name";
import { lineUntil } from "@/lib/ingest/carried/line";
import { screen } from "@/lib/ingest/carried/screen";
import { touchesPaths } from "@/lib/ingest/carried/touches-paths";

const GITHUB = "https://github.com/acme/shop";

test("a deployment may name a change by its number", () => {
  for (const name of ["42", "#42", "acme/shop#42", `${GITHUB}#42`]) expect(changeIdIn(name, GITHUB), name).toBe(`${GITHUB}#42`);
  for (const name of ["7", "!7", "acme/shop!7"]) expect(changeIdIn(name, "https://gitlab.example.com/acme/shop"), name).toMatch(/shop!7$/);
  expect(changeIdIn("#42", "acme/shop")).toBe("acme/shop#42");
  expect(changeIdIn("acme/shop#42", "acme/shop")).toBe("acme/shop#42");
  for (const name of ["acme/other#42", "42a", "0", "1234567", "abc#", "v42", "shop42"]) expect(changeIdIn(name, GITHUB)).toBe(name);
  expect(changeIdIn("#42", null)).toBe("#42");
  expect(partsOfChangeId(`${GITHUB}#42`)).toEqual({ repository: GITHUB, number: 42 });
  expect(partsOfChangeId("acme/shop#42")).toBeNull();
});

test("names of commits are the same when one begins the other, and are long enough", () => {
  expect(isSameCommit("abcdef1", "ABCDEF1234")).toBe(true);
  expect(isSameCommit("abcdef", "abcdef1234")).toBe(false);
  expect(isSameCommit("c2", "c2")).toBe(true);
});

test("a rule for machines has stars and nothing else", () => {
  expect(isBotName(["*[bot]"], "Dependabot[BOT]")).toBe(true);
  expect(isBotName(["*[bot]"], "robot")).toBe(false);
  expect(isBotName(["renovate*"], "renovate-acme")).toBe(true);
  expect(isBotName(["a.b"], "axb")).toBe(false);
  expect(isBotName(["*"], null)).toBe(false);
  expect(botExpression(" ci+(x)* ")).toBe("^ci\\+\\(x\\).*$");
});

test("paths are folders and files, not beginnings of names", () => {
  expect(touchesPaths(["services/quay/a.ts"], ["services/quay/"])).toBe(true);
  expect(touchesPaths(["services/quay/a.ts"], ["./services/qu"])).toBe(false);
  expect(touchesPaths(["services/quay"], ["services/quay"])).toBe(true);
  expect(touchesPaths([], ["services"])).toBe(false);
  expect(touchesPaths(null, ["services"])).toBe(true);
  expect(touchesPaths(["x"], [])).toBe(true);
  expect(touchesPaths(Array(1_000).fill("x"), ["services"])).toBe(true);
});

const pushed = (sha: string, more: Partial<PushedCommit> = {}): PushedCommit => ({
  ...{ repository: GITHUB, sha, parent: null, authoredAt: new Date(1_000), pushedAt: new Date(5_000) },
  ...{ branches: ["main"], onMain: true, files: null },
  ...more,
});
const change = (id: string, more: Partial<CandidateChange> = {}): CandidateChange => ({
  ...{ id, repository: GITHUB, mergeCommit: null, headCommit: null, commits: [], headBranch: null, baseBranch: "main" },
  ...{ mergedAt: new Date(4_000), closedAt: new Date(4_000) },
  ...more,
});
const owner = (commit: PushedCommit, ...changes: readonly CandidateChange[]) => changesOfCommits([commit], changes).get(commit.sha);

test("a commit belongs to the request that was merged with it, lists it, ends with it, or has its branch", () => {
  expect(owner(pushed("s"), change("list", { commits: ["s"] }), change("merge", { mergeCommit: "s" }))).toBe("merge");
  expect(owner(pushed("s"), change("head", { headCommit: "s" }), change("list", { commits: ["s"] }))).toBe("list");
  const onBranch = pushed("s", { branches: ["main", "fix"] });
  expect(owner(onBranch, change("branch", { headBranch: "fix" }))).toBe("branch");
  expect(owner(onBranch, change("elsewhere", { headBranch: "fix", repository: "https://github.com/acme/other" }))).toBe("s");
  expect(owner(onBranch, change("unmerged", { commits: ["s"], mergedAt: null }))).toBe("s");
  expect(owner(onBranch, change("open", { headBranch: "fix", mergedAt: null, closedAt: null }))).toBe("open");
});

test("a branch that is used again, or is the main one, decides by time and direction", () => {
  const late = pushed("s", { branches: ["main", "fix"], authoredAt: new Date(4_500) });
  const [first, second] = [change("first", { headBranch: "fix" }), change("second", { headBranch: "fix", mergedAt: new Date(6_000) })];
  expect(owner(late, first, second)).toBe("second");
  expect(owner({ ...late, authoredAt: new Date(3_000) }, second, first)).toBe("first");
  expect(owner(late, first)).toBe("s");
  expect(owner(pushed("s"), change("back", { headBranch: "main", baseBranch: "next" }))).toBe("s");
});

test("what one push brought with a merge belongs to it", () => {
  const line = [pushed("merge"), pushed("rebased"), pushed("older", { pushedAt: new Date(4_999) })];
  expect([...changesOfCommits(line, [change("pr", { mergeCommit: "merge" })]).values()]).toEqual(["pr", "pr", "older"]);
});

test("a line ends before the commit that was there, and is nothing when it does not come to it", () => {
  const links = [
    { sha: "cccccccc", parent: "bbbbbbbb" },
    { sha: "bbbbbbbb", parent: "aaaaaaaa" },
  ];
  expect(lineUntil(links, "aaaaaaa")).toEqual(links);
  expect(lineUntil(links, "bbbbbbbb")).toEqual(links.slice(0, 1));
  expect(lineUntil(links, "dddddddd")).toBeNull();
  expect(lineUntil([...links, { sha: "cccccccc", parent: "bbbbbbbb" }], "dddddddd")).toBeNull();
});

test("what cannot be known has one reason", () => {
  const one = { version: "2", commit: "bbbbbbb", named: [], reached: true, recorded: true, isRollback: false, wasThere: false };
  const before = { version: "1", commit: "aaaaaaa" };
  const reason = (
    more: Partial<typeof one> | { commit: null },
    previous: typeof before | null | { version: string; commit: null } = before,
  ) => {
    const screened = screen({ ...one, ...more }, previous);
    return screened.kind === "nothing" ? screened.reason : screened.kind;
  };
  expect(reason({})).toBe("line");
  expect(reason({}, null)).toBe("first-deployment");
  expect(reason({ isRollback: true }, null)).toBe("same-version");
  expect(reason({ wasThere: true })).toBe("same-version");
  expect(reason({ version: "1" })).toBe("same-version");
  expect(reason({ commit: "aaaaaaa0" })).toBe("same-version");
  expect(reason({ commit: null })).toBe("no-commit");
  expect(reason({}, { version: "1", commit: null })).toBe("no-commit");
  expect(reason({ recorded: false })).toBe("unrecorded");
  expect(reason({ reached: false })).toBeNull();
  expect(screen({ ...one, named: ["#1"], isRollback: true }, before).kind).toBe("sender");
});

test("an artifact says which commit a deployment is, unless two say different things", () => {
  const purl = "pkg:oci/shop@sha256%3Aab";
  expect(purlVersion(purl)).toBe("sha256:ab");
  expect(purlVersion("pkg:oci/shop@%zz")).toBe("%zz");
  expect(purlVersion("shop:1.0")).toBeNull();
  const built = (id: string, service: string | null, version: string | null, commit: string | null) => ({ id, service, version, commit });
  const shop = { service: "shop", version: "sha256:ab", artifact: null };
  expect(commitBuilt(shop, [built(purl, null, null, "c1")])).toBe("c1");
  expect(commitBuilt(shop, [built(purl, null, null, "c1"), built("x", "shop", "sha256:ab", "c2")])).toBe("c2");
  expect(commitBuilt({ ...shop, artifact: purl }, [built(purl, null, null, "c1"), built("x", "shop", "sha256:ab", "c2")])).toBe("c1");
  expect(commitBuilt(shop, [built("x", null, "sha256:ab", "c1"), built("y", null, "sha256:ab", "c2")])).toBeNull();
  expect(commitBuilt(shop, [built("x", "other", "sha256:ab", "c1")])).toBeNull();
});
