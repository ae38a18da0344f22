import type { Profile } from "../company";
import { COMPANY } from "../company";
import type { Random } from "../distributions/random";
import { hoursAfter, minutesAfter } from "../time";

/** A change as a deployment's body carries it. */
export type CarriedChange = {
  readonly id: string;
  readonly commit: string;
  readonly url: string;
  readonly title: string;
  readonly author: string;
  readonly bot: boolean;
  readonly firstCommitAt: string;
  readonly openedAt: string;
  readonly readyAt: string;
  readonly firstReviewAt?: string;
  readonly approvedAt?: string;
  readonly mergedAt: string;
  readonly additions: number;
  readonly deletions: number;
  readonly files: number;
};

const VERBS = [
  "Rework",
  "Simplify",
  "Speed up",
  "Log failures of",
  "Cover more of",
  "Fix time zones in",
  "Guard",
  "Tidy",
  "Split up",
] as const;
const PEOPLE = [
  "Aud",
  "Brage",
  "Calle",
  "Dorthe",
  "Eskil",
  "Frode",
  "Gry",
  "Haldis",
  "Ivar",
  "Jorunn",
  "Kaia",
  "Liv",
  "Mons",
  "Nils",
] as const;
const MOST = 5;
/** One change in so many goes in without anybody having looked at it. */
const UNREVIEWED = 11;

/** What a release carries, merged before `readyBy`: one to five changes, most of them small, one in twelve by a bot. */
export function changesFor(profile: Profile, run: number, readyBy: Date, random: Random): CarriedChange[] {
  const count = Math.min(MOST, 1 + Math.floor(-Math.log(1 - random.next()) * 1.3));
  return Array.from({ length: count }, (_, index) => {
    const number = run * 10 + index;
    const bot = random.chance(1 / 12);
    return {
      id: `${COMPANY}/${profile.name}#${number}`,
      commit: hex(random, 40),
      url: `https://git.${COMPANY}.example/${profile.name}/pull/${number}`,
      title: bot ? "Update libraries" : `${random.pick(VERBS)} ${random.pick(profile.topics)}`,
      author: bot ? "update-bot" : random.pick(PEOPLE),
      bot,
      ...reviewed(lifeOf(minutesAfter(readyBy, -random.between(14, 220)), random), bot || number % UNREVIEWED === 0),
      ...sizeOf(random),
    };
  });
}

type Life = ReturnType<typeof lifeOf>;

/** The life of a change, without a review where nobody looked at it. */
function reviewed(
  { firstReviewAt, approvedAt, ...rest }: Life,
  skipped: boolean,
): Omit<Life, "firstReviewAt" | "approvedAt"> & Partial<Life> {
  return skipped ? rest : { ...rest, firstReviewAt, approvedAt };
}

/** A change that takes another one back. */
export const revertOf = (change: CarriedChange, taken: CarriedChange): CarriedChange => ({
  ...change,
  title: `Revert "${taken.title}"`,
});

/** Moments in order, from the first commit to the merge; waiting for a review takes longest. */
function lifeOf(mergedAt: Date, random: Random) {
  const before = (at: Date, medianHours: number): Date => hoursAfter(at, -medianHours * Math.exp(0.8 * random.normal()));
  const approvedAt = before(mergedAt, 0.4);
  const firstReviewAt = before(approvedAt, 1.8);
  const readyAt = before(firstReviewAt, 4.2);
  const openedAt = before(readyAt, 0.7);
  const moments = { firstCommitAt: before(openedAt, 5), openedAt, readyAt, firstReviewAt, approvedAt, mergedAt };
  const iso = (at: Date): string => at.toISOString();
  return {
    firstCommitAt: iso(moments.firstCommitAt),
    openedAt: iso(moments.openedAt),
    readyAt: iso(moments.readyAt),
    firstReviewAt: iso(moments.firstReviewAt),
    approvedAt: iso(moments.approvedAt),
    mergedAt: iso(moments.mergedAt),
  };
}

function sizeOf(random: Random) {
  const additions = Math.max(1, Math.round(60 * Math.exp(1.1 * random.normal())));
  const deletions = Math.round(additions * random.between(0.05, 0.7));
  return { additions, deletions, files: Math.min(60, 1 + Math.floor(additions / random.between(15, 45))) };
}

/** Random hexadecimal digits. */
const hex = (random: Random, length: number): string => Array.from({ length }, () => random.whole(0, 15).toString(16)).join("");
