import { type Reach, reaches } from "@/lib/domain/access";
import type { Reduction } from "@/lib/ingest/otlp/reduction";

type Place = { readonly service: string; readonly environment: string };

type WithinReach = {
  readonly reduction: Reduction;
  /** Items that were left out because the token does not reach their service or environment. */
  readonly beyond: number;
};

/** The part of a body that its sender may write. */
export function withinReach(reduction: Reduction, reach: Reach): WithinReach {
  const inside = (place: Place): boolean => reaches(reach, place.service, place.environment);
  const { services } = reduction;
  if (services.every(inside)) return { reduction, beyond: 0 };
  const beyond = services.reduce((sum, one) => sum + (inside(one) ? 0 : one.accepted), 0);
  // A metric's catalogue entry belongs to the service wherever it runs.
  const spoken = new Set(services.filter(inside).map(({ service }) => service));
  return {
    reduction: {
      ...reduction,
      accepted: reduction.accepted - beyond,
      deltas: reduction.deltas.filter(({ key }) => inside(key)),
      points: reduction.points.filter(({ key }) => inside(key)),
      exceptions: reduction.exceptions.filter(inside),
      metrics: reduction.metrics.filter(({ service }) => spoken.has(service)),
      calls: { made: reduction.calls.made.filter(inside), taken: reduction.calls.taken.filter(inside) },
      services: services.filter(inside),
    },
    beyond,
  };
}
