import { inTransaction } from "@/lib/db/prisma";
import { type DueDeployment, dueForLook } from "@/lib/db/read/deployment/due-for-look";
import { verdictsOf } from "@/lib/db/read/verdict/of-deployments";
import { type Lease, stillHeld } from "@/lib/db/write/lease";
import { saveVerdicts, scheduleLooks } from "@/lib/db/write/verdict";
import { WakeError } from "@/lib/domain/error";
import type { Verdict } from "@/lib/domain/verdict";
import { judgeHorizon } from "@/lib/health/judge";
import { publishChange } from "@/lib/services/live/publish";
import { tellVerdicts } from "@/lib/services/tell/tell-verdicts";
import { breath } from "./breath";
import { type Asked, gatherInputs, silentInput } from "./gather";
import { openHorizons } from "./open-horizons";
import { quietOnes } from "./quiet";
import { nextLookAfter } from "./schedule";
import { readStanding, type Standing } from "./standing";

/** Deployments of one round, and those of them whose signals are read, so many of them together. */
const MOST = 400;
const MOST_READ = 50;
const TOGETHER = 10;

/**
 * Judges deployments whose next look has come and stores what is concluded, those that happened lately first. Returns how many.
 * Cost: ten deployments share the statements of `gatherInputs` and one transaction; horizons that are settled are not read again, those on
 * hours every ten minutes at most. Of deployments around which nothing was sent no series is read, and they are stored together.
 * With a lease, the writes are refused (`conflict`) once another instance holds it.
 */
export async function evaluateDue(now: Date, lease: Lease | null): Promise<number> {
  const due = await dueForLook(now, MOST);
  const quiet = await quietOnes(due);
  const heard = due.filter(({ id }) => !quiet.has(id)).slice(0, MOST_READ);
  const silent = due.filter(({ id }) => quiet.has(id));
  const [known, standing] = await Promise.all([
    verdictsOf([...heard, ...silent].map(({ id }) => id)),
    readStanding([...heard, ...silent], now),
  ]);
  const looks = (deployments: readonly DueDeployment[]): Due[] => deployments.map((one) => dueOf(one, known.get(one.id) ?? [], now));
  for (let from = 0; from < heard.length; from += TOGETHER)
    await store(await judge(looks(heard.slice(from, from + TOGETHER)), now, standing), now, lease);
  if (silent.length > 0) await store(judgeSilent(looks(silent), quiet, now, standing), now, lease);
  return heard.length + silent.length;
}

/** A deployment with what was said of it before, and what is to be said now. */
type Due = { readonly deployment: DueDeployment; readonly known: readonly Verdict[]; readonly open: readonly Asked[] };
type Judgement = Omit<Due, "open"> & { readonly verdicts: readonly Verdict[] };

const dueOf = (deployment: DueDeployment, known: readonly Verdict[], now: Date): Due => ({
  ...{ deployment, known },
  open: openHorizons(deployment, known, now).map((horizon) => ({ deployment, horizon })),
});

async function judge(due: readonly Due[], now: Date, standing: Standing): Promise<Judgement[]> {
  const inputs = (
    await gatherInputs(
      due.flatMap(({ open }) => open),
      now,
      standing,
    )
  ).values();
  const judged: Judgement[] = [];
  for (const { deployment, known, open } of due) {
    await breath();
    const own = open.flatMap(() => inputs.next().value ?? []);
    judged.push({ deployment, known, verdicts: own.map(judgeHorizon) });
  }
  return judged;
}

const judgeSilent = (due: readonly Due[], quiet: ReadonlyMap<string, Date | null>, now: Date, standing: Standing): Judgement[] =>
  due.map(({ deployment, known, open }) => ({
    ...{ deployment, known },
    verdicts: open.map((asked) => judgeHorizon(silentInput(asked, now, standing, quiet.get(deployment.id) ?? null))),
  }));

const hasMoved = ({ known, verdicts }: Judgement): boolean =>
  verdicts.some((verdict) => known.find((one) => one.horizon === verdict.horizon)?.state !== verdict.state);

async function store(judged: readonly Judgement[], now: Date, lease: Lease | null): Promise<void> {
  const said = judged.map(({ deployment, known, verdicts }) => ({ deploymentId: deployment.id, known, verdicts }));
  await inTransaction(async (tx) => {
    if (lease !== null && !(await stillHeld(tx, lease))) throw new WakeError("conflict", "Another instance has taken over the verdicts.");
    await saveVerdicts(tx, said);
    await scheduleLooks(
      tx,
      judged.map(({ deployment }) => ({ id: deployment.id, nextLookAt: nextLookAfter(deployment, now) })),
      now,
    );
    if (judged.some(hasMoved)) await publishChange(tx, "verdicts");
    await tellVerdicts(tx, said, now);
  });
}
