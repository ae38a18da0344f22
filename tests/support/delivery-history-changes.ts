import { createHash } from "node:crypto";
import { HOUR_MS, hardly, pick } from "./delivery-draw";
import type { HistoryChange, HistoryService } from "./delivery-history";
import type { Draw } from "./prng";

type Told = { readonly seed: number; readonly at: number; readonly service: HistoryService; readonly changes: readonly HistoryChange[] };

/** Up to three new changes of a service's repository, written before some deployment of it, or by a clock that is wrong after it. */
export function changesFor(draw: Draw, { seed, at, service, changes }: Told): HistoryChange[] {
  const made: HistoryChange[] = [];
  for (let left = draw(4); left > 0; left--) {
    const known = [...changes, ...made];
    const own = known.filter((one) => one.repository === service.repository && !isReapplied(one));
    const sha = createHash("sha1").update(`${seed}:${known.length}`).digest("hex");
    const base = hardly(draw, 5) ? directCommit(sha, service, known.length) : request(draw, sha, service, known.length);
    const worded = own.length > 0 && hardly(draw, 4) ? { ...base, ...revertOf(draw, base, pick(draw, own)) } : base;
    made.push({ ...worded, bot: hardly(draw, 4), ...timesOf(draw, at, base.direct) });
  }
  return made;
}

const SILENT = {
  bot: false,
  firstCommitAt: null,
  openedAt: null,
  readyAt: null,
  firstReviewAt: null,
  approvedAt: null,
  mergedAt: null,
  commits: [],
  unknownCommits: 0,
};

function directCommit(sha: string, { repository }: HistoryService, index: number): HistoryChange {
  const words = { title: `Work ${index}`, headBranch: null, labels: {}, direct: true, hotfix: false, takesBack: null };
  return { ...SILENT, ...words, id: sha, repository, number: null, url: null, author: "ada", mergeCommit: null };
}

function request(draw: Draw, sha: string, { repository }: HistoryService, index: number): HistoryChange {
  const number = index + 1;
  const hotfix = hardly(draw, 8);
  const byBranch = hotfix && hardly(draw, 2);
  return {
    ...SILENT,
    id: `${repository}#${number}`,
    repository,
    number,
    url: `${repository}/pull/${number}`,
    title: `Work ${index}`,
    author: "ada",
    mergeCommit: sha,
    headBranch: byBranch ? pick(draw, ["hotfix/work", "hotfix-work"]) : `work-${index}`,
    labels: hotfix && !byBranch ? { [pick(draw, ["hotfix", "Hotfix"])]: "true" } : { hotfix: "false", area: "api" },
    direct: false,
    hotfix,
    takesBack: null,
  };
}

/** The revert of a revert: its title may come again, and who takes it back can only say so by its number. */
const isReapplied = ({ title, takesBack }: HistoryChange): boolean => takesBack === null && /^revert/i.test(title ?? "");

type Words = Pick<HistoryChange, "title" | "headBranch" | "hotfix" | "takesBack">;

/** Its words, when it takes another change back; the revert of a revert takes nothing back. */
function revertOf(draw: Draw, own: HistoryChange, other: HistoryChange): Words {
  const inTitle = other.number !== null && hardly(draw, 3);
  const inBranch = !own.direct && other.number !== null && hardly(draw, 2);
  const named = inTitle ? `${other.title} (#${other.number})` : other.title;
  const title = pick(draw, [`Revert "${named}"`, `revert: ${named}`, `Revert "${named}"${own.direct ? ` (#${900 + draw(9)})` : ""}`]);
  const by = inTitle || inBranch ? "number" : "title";
  return {
    title,
    headBranch: inBranch ? `revert-${other.number}-${other.headBranch}` : own.headBranch,
    hotfix: own.hotfix && !(inBranch && "area" in own.labels),
    takesBack: other.takesBack === null ? { change: other.id, by } : null,
  };
}

/** When what happened to it: things are missing at times, and at times the clocks of their senders disagree. */
function timesOf(draw: Draw, deployedAt: number, direct: boolean) {
  const wrong = hardly(draw, 9) ? draw(90 * HOUR_MS) : 0;
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = [0, 0, 0, 0, 0].map(() => draw(60 * HOUR_MS)).sort((x, y) => x - y);
  const seen = (time: number): number | null => (hardly(draw, 5) ? null : hardly(draw, 12) ? time - draw(50 * HOUR_MS) : time);
  const first = deployedAt + wrong - e - draw(24 * HOUR_MS);
  const commits = [0, a, c].slice(0, draw(4)).map((later) => first + later);
  const known = { firstCommitAt: hardly(draw, 8) ? null : first, commits, unknownCommits: hardly(draw, 4) ? 1 + draw(2) : 0 };
  if (direct) return known;
  const mergedAt = hardly(draw, 8) ? null : first + e;
  const openedAt = mergedAt === null ? first + a : seen(first + a);
  const readyAt = hardly(draw, 2) ? null : seen(first + b);
  return {
    ...known,
    openedAt,
    readyAt,
    firstReviewAt: seen(first + c),
    approvedAt: seen(first + (hardly(draw, 8) ? e + HOUR_MS : d)),
    mergedAt,
  };
}
