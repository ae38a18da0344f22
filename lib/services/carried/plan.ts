import { changesAround, spokenChanges } from "@/lib/db/read/carried/candidates";
import { type ChainRow, type CommitName, commitChains } from "@/lib/db/read/carried/commits";
import type { DueToCarry } from "@/lib/db/read/carried/due";
import type { CarriedAnswer } from "@/lib/db/write/carried";
import type { CarriedReason } from "@/lib/domain/carried";
import { groupBy } from "@/lib/domain/group-by";
import { changeIdIn } from "@/lib/ingest/carried/change-id";
import { changesOfCommits } from "@/lib/ingest/carried/change-of-commit";
import { isCommitName, shortCommit } from "@/lib/ingest/carried/commit-name";
import { lineUntil } from "@/lib/ingest/carried/line";
import { namedRestsOn } from "@/lib/ingest/carried/named-change";
import { type Screened, screen } from "@/lib/ingest/carried/screen";
import { touchesPaths } from "@/lib/ingest/carried/touches-paths";
import { pushedAs, pushedKey, type Resolved, resolveCommits } from "./resolve";

type Case = { readonly due: DueToCarry; readonly screened: Screened; readonly restsOn: readonly string[] };
type Outcome = Pick<CarriedAnswer, "by" | "reason" | "changes" | "restsOn">;

/** Works out what some deployments carry, from what stands there now. */
export async function planCarried(due: readonly DueToCarry[]): Promise<CarriedAnswer[]> {
  const cases = await screenAll(due);
  const named = cases.filter(({ screened }) => screened.kind === "sender");
  const lined = cases.flatMap((one) => (one.screened.kind === "line" ? [{ ...one, ...one.screened }] : []));
  const outcomes = new Map([...(await byName(named)), ...(await byLine(lined))]);
  return cases.map(({ due: { id, rowVersion, repository, demo }, screened, restsOn }) => {
    const reason = screened.kind === "nothing" ? screened.reason : null;
    const { restsOn: more, ...outcome } = outcomes.get(id) ?? { by: null, reason, changes: [], restsOn: [] };
    const all = screened.kind === "sender" ? more : [...restsOn, ...more];
    return { id, rowVersion, repository, demo, ...outcome, restsOn: [...new Set(all)].sort() };
  });
}

async function screenAll(due: readonly DueToCarry[]): Promise<Case[]> {
  const own = await resolveCommits(due);
  const before = await resolveCommits(due.flatMap(({ previous }) => previous ?? []));
  const previous = before.values();
  return due.map((one, index): Case => {
    const mine = own[index];
    const its: Resolved | null = one.previous === null ? null : (previous.next().value ?? null);
    const shipped = one.previous === null || its === null ? null : { version: one.previous.version, commit: its.commit };
    return {
      due: one,
      screened: screen({ ...one, commit: mine?.commit ?? null }, shipped),
      restsOn: [...(mine?.restsOn ?? []), ...(its?.restsOn ?? [])],
    };
  });
}

/** What senders named: changes by their ids, and commits by the changes that they stand for. */
async function byName(cases: readonly Case[]): Promise<[string, Outcome][]> {
  const words = cases.flatMap(({ due: { named, repository } }) => named.map((name) => ({ name, repository })));
  if (words.length === 0) return [];
  const spoken = await spokenChanges([...new Set(words.map(({ name }) => name))]);
  const pushed = await pushedAs(words.filter(({ name }) => !spoken.has(name)));
  const rows = await rowsOf([...pushed.values()]);
  // Each for itself: they are no line, so what was pushed with what says nothing.
  const standFor = changesOfCommits(
    rows.map((row) => ({ ...row, pushedAt: null })),
    await changesAround(rows),
  );
  return cases.map(({ due: { id, named, repository } }) => {
    const changes = named.map((name) => {
      const commit = pushed.get(pushedKey({ name, repository }));
      if (spoken.has(name) || commit === undefined) return spoken.has(name) ? name : changeIdIn(name, repository);
      return standFor.get(commit.sha) ?? commit.sha;
    });
    const restsOn = named.flatMap((name, index) => [
      ...namedRestsOn(name, repository),
      ...(isCommitName(name) ? linked(changes.slice(index, index + 1)) : []),
    ]);
    return [id, { by: "sender", reason: null, changes: [...new Set(changes)], restsOn }];
  });
}

/** Single commits as rows of lines of their own. */
async function rowsOf(commits: readonly CommitName[]): Promise<ChainRow[]> {
  const once = [...new Map(commits.map((commit) => [commit.sha, commit])).values()];
  if (once.length === 0) return [];
  // A line that stops at its own first commit holds that one alone.
  return commitChains(once.map(({ repository, sha }) => ({ of: sha, commit: `${repository}@${sha}`, stop: sha })));
}

type Lined = Case & { readonly from: string; readonly until: string };

/** What the commits since the deployment before stand for. */
async function byLine(cases: readonly Lined[]): Promise<[string, Outcome][]> {
  if (cases.length === 0) return [];
  const asked = cases.map(({ from, due }) => ({ name: from, repository: due.repository }));
  const pushed = await pushedAs([...asked, ...cases.map(({ until, due }) => ({ name: until, repository: due.repository }))]);
  const commitOf = ({ due: { repository } }: Case, name: string) => pushed.get(pushedKey({ name, repository }));
  const lines = await walk(cases.map((one) => ({ of: one.due.id, commit: commitOf(one, one.from), stop: one.until })));
  const lost = cases.filter(({ due, until }) => lineUntil(lines.get(due.id) ?? [], until) === null);
  const back = await walk(lost.map((one) => ({ of: one.due.id, commit: commitOf(one, one.until), stop: one.from })));
  const reached = cases.flatMap(({ due, until }) => lineUntil(lines.get(due.id) ?? [], until) ?? []);
  const candidates = await changesAround([...new Map(reached.map((commit) => [commit.sha, commit])).values()]);
  return cases.map(({ due, from, until }): [string, Outcome] => {
    const seen = lines.get(due.id) ?? [];
    const line = lineUntil(seen, until);
    const rests = (rows: readonly ChainRow[]) => rows.flatMap(({ sha, parent }) => [sha, parent ?? sha]).map(shortCommit);
    if (line === null) {
      const behind = back.get(due.id) ?? [];
      const reason: CarriedReason = lineUntil(behind, from) === null ? "unknown-commit" : "same-version";
      return [due.id, { by: null, reason, changes: [], restsOn: rests([...seen, ...behind]) }];
    }
    const standFor = changesOfCommits(line, candidates);
    const touching = line.filter(({ files }) => touchesPaths(files, due.paths));
    const changes = [...new Set(touching.flatMap(({ sha }) => standFor.get(sha) ?? []))];
    return [due.id, { by: "commits", reason: null, changes, restsOn: [...rests(line), ...linked(changes)] }];
  });
}

const linked = (changes: readonly string[]): string[] => changes.map((change) => `chg:${change}`);

type Walk = { readonly of: string; readonly commit: CommitName | undefined; readonly stop: string };

async function walk(walks: readonly Walk[]): Promise<Map<string, ChainRow[]>> {
  const starts = walks.flatMap(({ of, commit, stop }) =>
    commit === undefined ? [] : [{ of, commit: `${commit.repository}@${commit.sha}`, stop: stop.toLowerCase() }],
  );
  return groupBy(starts.length === 0 ? [] : await commitChains(starts), ({ of }) => of);
}
