import type { Arrival, Repair } from "./delivery-row";
import { comparableTitle, hotfixOf, revertedBy, type WordsOfChange } from "./repair-words";

/** A deployment that may have been repaired. `changes`: all that it carries, with where each of them has been. */
export type Repairable = {
  readonly id: string;
  /** The id that its sender uses. */
  readonly externalId: string | null;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly releaseId: string;
  /** Its finish: epoch milliseconds. */
  readonly at: number;
  readonly isRollback: boolean;
  readonly changes: readonly {
    readonly repository: string;
    readonly number: number | null;
    readonly title: string | null;
    readonly arrivals: readonly Pick<Arrival, "deployment" | "service" | "environment" | "at">[];
  }[];
};

/** A deployment that may repair another: only those with a label that `hotfixOf` reads, or a change that `revertedBy` reads, ever do. */
export type Repairing = {
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly at: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly changes: readonly (Pick<WordsOfChange, "title" | "headBranch"> & { readonly repository: string })[];
};

/** Titles come again ("Update dependencies"): a revert that gives no number means a change that came this long before it, or less. */
const TITLE_HOLDS_MS = 30 * 86_400_000;

/**
 * Which of some deployments repair one, oldest first. Both sides must have reached production (`reachedAt`); rows in any order, others of
 * other places may be among them. A deployment repairs an earlier one of its service and environment when
 * - it carries the revert of a change which that one brought there first: the revert names the number of the change in the same
 *   repository, or, where it knows no number, its title within 30 days; or
 * - its labels name that one's version, release, id or sender's id.
 *
 * Each pair is decided by the two alone, so whatever changes one deployment alters its own answer and that of the ones it repairs.
 */
export function repairsOf(repaired: Repairable, candidates: readonly Repairing[]): Repair[] {
  return candidates
    .flatMap((candidate): Repair[] => {
      const how = isAfter(candidate, repaired) ? repairs(candidate, repaired) : null;
      return how === null ? [] : [{ deployment: candidate.id, version: candidate.version, at: candidate.at, how }];
    })
    .sort((a, b) => a.at - b.at || (a.deployment < b.deployment ? -1 : 1));
}

function repairs(candidate: Repairing, repaired: Repairable): Repair["how"] | null {
  if (candidate.changes.some((change) => takesBack(change, candidate.at, repaired))) return "revert";
  const names = [repaired.id, repaired.externalId, repaired.version, repaired.releaseId];
  return hotfixOf(candidate.labels).some((word) => names.includes(word)) ? "hotfix" : null;
}

function takesBack(revert: Repairing["changes"][number], at: number, repaired: Repairable): boolean {
  const named = revertedBy(revert);
  if (named === null || repaired.isRollback) return false;
  const title = comparableTitle(named.title);
  const isRecent = at - repaired.at <= TITLE_HOLDS_MS;
  return repaired.changes.some(
    (change) =>
      change.repository === revert.repository &&
      (named.number !== null && change.number !== null
        ? change.number === named.number
        : title !== null && isRecent && comparableTitle(change.title) === title) &&
      !change.arrivals.some((arrival) => isSamePlace(arrival, repaired) && isBefore(arrival, repaired)),
  );
}

type Place = { readonly service: string; readonly environment: string };
const isSamePlace = (a: Place, b: Place): boolean => a.service === b.service && a.environment === b.environment;

const isBefore = (
  arrival: { readonly deployment: string; readonly at: number },
  { id, at }: { readonly id: string; readonly at: number },
) => arrival.at < at || (arrival.at === at && arrival.deployment < id);

const isAfter = (candidate: Repairing, repaired: Repairable): boolean =>
  isSamePlace(candidate, repaired) && isBefore({ deployment: repaired.id, at: repaired.at }, candidate);
