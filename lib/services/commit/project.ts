import type { Db } from "@/lib/db/prisma";
import { botPatterns } from "@/lib/db/read/catalogue/bot-rules";
import type { EventRow } from "@/lib/db/read/event/of-entities";
import { hintCarried } from "@/lib/db/write/carry-hint";
import { upsertCommits } from "@/lib/db/write/commit";
import { type CommitEvent, foldCommit } from "@/lib/ingest/fold/commit";
import { askForCarried } from "@/lib/services/carried/ask";

type Groups = ReadonlyMap<string, readonly EventRow[]>;

/** Brings the projections of some commits up to date with their events, and has looked at again what rests on them. */
export async function projectCommits(tx: Db, groups: Groups, stamp: { now: Date; demo: boolean }): Promise<void> {
  const bots = await botPatterns(tx);
  const commits = [...groups].map(([key, events]) => foldCommit(key.slice("cmt:".length), events as readonly CommitEvent[], bots));
  await hintCarried(tx, "commit", await upsertCommits(tx, commits, stamp));
  askForCarried();
}
