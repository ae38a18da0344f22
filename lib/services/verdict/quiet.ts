import type { DueDeployment } from "@/lib/db/read/deployment/due-for-look";
import { heardOf } from "@/lib/db/read/signals/heard";
import { HORIZONS, horizonEnd } from "@/lib/domain/horizon";

/** More than a cell: what is read ends within it. */
const MARGIN_MS = 2 * 3_600_000;

/**
 * Those of some deployments around which their service sent nothing at all, by id, each with when its version spoke first if it ever did.
 * One question for all of them.
 */
export async function quietOnes(due: readonly DueDeployment[]): Promise<Map<string, Date | null>> {
  const heard = await heardOf(due);
  return new Map(
    due.flatMap((one, index): [string, Date | null][] => {
      const place = heard[index] ?? null;
      const began = place === null ? Number.POSITIVE_INFINITY : (place.since?.getTime() ?? Number.NEGATIVE_INFINITY);
      return began > lastRead(one) ? [[one.id, place?.versionSince ?? null]] : [];
    }),
  );
}

const lastRead = ({ rolledOutAt }: DueDeployment): number =>
  Math.max(...HORIZONS.map((horizon) => horizonEnd(rolledOutAt, horizon).getTime())) + MARGIN_MS;
