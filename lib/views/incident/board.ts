import type { DeploymentAround } from "@/lib/db/read/incident/changes-around";
import { type CandidateWord, standingOf } from "@/lib/domain/incident-word";
import type { CandidateKind, Reason, Suspect, SuspectBoard } from "@/lib/domain/suspect";
import type { VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { releaseHref } from "@/lib/urls/release";

/** How much a reason moves the odds: about 1.5 times, 3 times, or 10 times and more. */
export type Strength = 1 | 2 | 3;

export type BoardReason = { readonly strength: Strength; readonly sentence: string };

/** One candidate as the board shows it. */
export type BoardRow = {
  readonly rank: number;
  readonly key: string;
  readonly kind: CandidateKind;
  readonly title: string;
  /** What sort of change it is: `release`, `unrecorded change`, `configuration`, `flag`; of "no release", what that may be. */
  readonly sort: string;
  readonly at: Date | null;
  readonly href: string | null;
  /** The one word for a release; null for anything else, or when it is not judged. */
  readonly state: VerdictState | null;
  readonly posterior: number;
  readonly for: readonly BoardReason[];
  readonly against: readonly BoardReason[];
  /** What people say of it; null while nobody did. */
  readonly said: "confirmed" | "dismissed" | null;
};

export type BoardModel = {
  /** When the suspects were worked out, and by which method. */
  readonly at: Date;
  readonly method: string;
  /** False: the first place has less than half, and the board says "undecided". */
  readonly decided: boolean;
  readonly rows: readonly BoardRow[];
  /** Candidates with next to no chance, and what they share. */
  readonly others: { readonly count: number; readonly posterior: number };
  /** Candidates beyond the reader's reach. */
  readonly hidden: number;
};

const MOST_ROWS = 6;
/** Below, a candidate is only counted, unless somebody said something of it. */
const LEAST = 0.005;

/** The ranking as rows: those that have a chance, "no release", and those of which somebody said something. */
export function boardModel(
  board: SuspectBoard,
  words: readonly CandidateWord[],
  deployments: readonly DeploymentAround[],
  hidden: number,
): BoardModel {
  const standing = standingOf(words);
  const said = (key: string): BoardRow["said"] =>
    standing.confirmed.includes(key) ? "confirmed" : standing.dismissed.includes(key) ? "dismissed" : null;
  const ranked = board.suspects.map((suspect, place) => ({ suspect, rank: place + 1 }));
  const shown = ranked.filter(
    ({ suspect: { candidate, posterior }, rank }) =>
      candidate.kind === "none" || said(candidate.key) !== null || (rank <= MOST_ROWS && posterior >= LEAST),
  );
  const others = ranked.filter((one) => !shown.includes(one));
  return {
    ...{ at: board.at, method: board.method, decided: board.decided },
    rows: shown.map(({ suspect, rank }) => rowOf(suspect, rank, said(suspect.candidate.key), deployments)),
    others: { count: others.length, posterior: others.reduce((sum, { suspect }) => sum + suspect.posterior, 0) },
    hidden,
  };
}

function rowOf(
  { candidate, posterior, ...reasons }: Suspect,
  rank: number,
  said: BoardRow["said"],
  deployments: readonly DeploymentAround[],
): BoardRow {
  const { key, kind, id, title, at } = candidate;
  const deployment = kind === "deployment" ? deployments.find((one) => one.id === id) : undefined;
  return {
    ...{ rank, key, kind, title, at, posterior, said },
    sort: sortOf(candidate),
    href: deployment === undefined ? null : releaseHref({ id: deployment.releaseId, deployment: deployment.id }),
    state: deployment === undefined ? null : (overallVerdict(deployment.verdicts)?.state ?? null),
    for: reasons.for.map(reasonOf),
    against: reasons.against.map(reasonOf),
  };
}

function sortOf({ kind, recorded, configuration }: Suspect["candidate"]): string {
  if (kind === "none") return "traffic, network, a supplier";
  if (kind === "flag") return "flag";
  if (!recorded) return "unrecorded change";
  return configuration ? "configuration" : "release";
}

const reasonOf = ({ weight, sentence }: Reason): BoardReason => ({ strength: strengthOf(weight), sentence });

const SOME = Math.log(2);
const STRONG = Math.log(6);

/** How strong a reason is by what it adds to the log of the odds. */
export function strengthOf(weight: number): Strength {
  const size = Math.abs(weight);
  return size >= STRONG ? 3 : size >= SOME ? 2 : 1;
}
