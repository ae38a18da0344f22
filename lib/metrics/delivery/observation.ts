/** A finish in epoch seconds, and for how many hours a deployment is watched before it counts as one that hurt nobody. */
export const isWatched = (finishedS: number, observationHours: number, now: Date): boolean =>
  finishedS * 1000 > now.getTime() - observationHours * 3_600_000;
