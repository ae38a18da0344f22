import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import { heardOf } from "@/lib/db/read/signals/heard";
import { HORIZONS, horizonEnd } from "@/lib/domain/horizon";
import type { SignalSource } from "./gather";

/** More than a cell: what is read ends within it. */
const MARGIN_MS = 2 * 3_600_000;

/**
 * Those of some deployments around which their service sent nothing at all, each with the signals that there are of it: none but, perhaps,
 * when its version spoke first. One question for all of them.
 */
export async function quietOnes(due: readonly DueDeployment[]): Promise<Map<string, SignalSource>> {
  const heard = await heardOf(due);
  return new Map(
    due.flatMap((one, index): [string, SignalSource][] => {
      const place = heard[index] ?? null;
      const began = place === null ? Number.POSITIVE_INFINITY : (place.since?.getTime() ?? Number.NEGATIVE_INFINITY);
      return began > lastRead(one) ? [[one.id, nothingBut(place?.versionSince ?? null)]] : [];
    }),
  );
}

const lastRead = ({ rolledOutAt }: DueDeployment): number =>
  Math.max(...HORIZONS.map((horizon) => horizonEnd(rolledOutAt, horizon).getTime())) + MARGIN_MS;

const nothingBut = (versionSince: Date | null): SignalSource => ({
  requestRows: () => Promise.resolve([]),
  firstSeen: () => Promise.resolve(versionSince),
});
