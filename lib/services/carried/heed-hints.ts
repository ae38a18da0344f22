import { inTransaction } from "@/lib/db/prisma";
import { commitsOfChanges, versionsOfArtifacts } from "@/lib/db/read/carried/hinted";
import { markResting } from "@/lib/db/write/carry-due";
import { type Hint, takeHints } from "@/lib/db/write/carry-hint";
import { lockNames } from "@/lib/db/write/stripe-locks";
import { describeUnspoken, removeUnspoken } from "@/lib/db/write/unspoken-changes";
import { purlVersion } from "@/lib/ingest/carried/built-from";
import { describedById } from "@/lib/ingest/carried/change-id";
import { shortCommit } from "@/lib/ingest/carried/commit-name";

const BATCH = 2_000;

/**
 * Takes note of commits, changes and artifacts that arrived or changed: what rests on them is due again, changes that no event describes
 * are described by what else speaks of them, and those that nobody speaks of any more are removed. Returns how many notes were dealt
 * with: those of rows that somebody is writing just now are for later.
 */
export async function heedHints(now: Date): Promise<number> {
  const { hints, later } = await inTransaction(async (tx) => {
    const taken = await takeHints(tx, BATCH);
    const of = (kind: Hint["kind"]): string[] => [...new Set(taken.flatMap((hint) => (hint.kind === kind ? [hint.key] : [])))];
    const [changes, artifacts] = [of("change"), of("artifact")];
    const commits = [...of("commit").map(shaOf), ...(changes.length === 0 ? [] : await commitsOfChanges(tx, changes))];
    const versions = artifacts.length === 0 ? [] : await versionsOfArtifacts(tx, artifacts);
    const words = [
      ...commits.map(shortCommit),
      ...changes.map((id) => `chg:${id}`),
      ...[...artifacts, ...versions, ...artifacts.flatMap((id) => purlVersion(id) ?? [])].map((word) => `art:${word}`),
    ];
    return {
      hints: taken,
      later: await markResting(tx, { words: [...new Set(words)], ids: of("deployment"), services: of("service") }, now),
    };
  });
  const changes = hints.flatMap(({ kind, key }) => (kind === "change" ? [key] : []));
  if (changes.length > 0)
    await inTransaction(async (tx) => {
      await lockNames(
        tx,
        changes.map((id) => `chg:${id}`),
      );
      await removeUnspoken(tx, changes);
      await describeUnspoken(tx, changes.map(describedById), now);
    });
  return Math.max(hints.length - later, 0);
}

/** The id of a commit is `<repository>@<sha>`. */
const shaOf = (id: string): string => id.slice(id.lastIndexOf("@") + 1);
