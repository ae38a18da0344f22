import type { Db } from "@/lib/db/prisma";
import { deploymentsToTell } from "@/lib/db/read/deployment/to-tell";
import { listening } from "@/lib/db/read/subscription/listening";
import { releaseStory } from "@/lib/domain/story";
import type { Verdict } from "@/lib/domain/verdict";
import { type Moment, momentOf, sameMoment } from "./moment";
import { type Tiding, tell } from "./outbox";
import { releaseMessage } from "./release-message";
import { worthTelling } from "./worth-telling";

/** As much of a verdict as telling takes. */
export type ToldVerdict = Pick<Verdict, "state" | "horizon" | "at" | "dueAt" | "evidence">;

export type VerdictChange = {
  readonly deploymentId: string;
  /** What was stored before this look, of every horizon. */
  readonly known: readonly ToldVerdict[];
  /** What is stored now in its place; horizons that were not judged again may be left out. */
  readonly verdicts: readonly ToldVerdict[];
};

/** What is said of a time that far back is history, such as that of a service that was connected late. */
const HISTORY_MS = 24 * 3_600_000;

type Turn = { readonly deploymentId: string; readonly previous: Moment | null; readonly next: Moment; readonly verdict: ToldVerdict };

/**
 * Tells whoever asked for it how releases turned out, by the quiet rules of `worthTelling`. To be called in the transaction that stores
 * the verdicts. Costs nothing but a comparison for what did not change, and one small query while nobody listens.
 */
export async function tellVerdicts(tx: Db, changes: readonly VerdictChange[], now: Date): Promise<void> {
  const turns = changes.flatMap((change) => turnOf(change, now));
  if (turns.length === 0) return;
  const listeners = await listening(tx);
  if (listeners.length === 0) return;
  const deployments = await deploymentsToTell(
    tx,
    turns.map(({ deploymentId }) => deploymentId),
  );
  const tidings = turns.flatMap(({ deploymentId, previous, next, verdict }): Tiding[] => {
    const deployment = deployments.get(deploymentId);
    if (deployment === undefined) return [];
    const { dismissed, ...facts } = deployment;
    return [
      {
        story: releaseStory(deploymentId),
        after: [],
        services: [facts.service],
        environment: facts.environment,
        // What a person has dismissed is not held against a release any more.
        decide: (told) => (dismissed && told.length === 0 ? null : worthTelling(previous, next, told)),
        message: (event) => releaseMessage(event, { ...facts, moment: next, verdict }),
      },
    ];
  });
  await tell(tx, listeners, tidings, now);
}

function turnOf({ deploymentId, known, verdicts }: VerdictChange, now: Date): Turn[] {
  const after = [...verdicts, ...known.filter(({ horizon }) => verdicts.every((one) => one.horizon !== horizon))];
  const [previous, next] = [momentOf(known), momentOf(after)];
  const verdict = after.find(({ horizon }) => horizon === next?.horizon);
  if (next === null || verdict === undefined || sameMoment(previous, next)) return [];
  return verdict.dueAt.getTime() < now.getTime() - HISTORY_MS ? [] : [{ deploymentId, previous, next, verdict }];
}
