import { type Reach, reaches } from "@/lib/domain/access";
import { ALL_OPERATIONS, type RollupDelta } from "@/lib/domain/rollup";
import type { ServiceSeen, TraceReduction } from "@/lib/ingest/otlp/trace-reduction";

type WithinReach = {
  readonly deltas: readonly RollupDelta[];
  readonly services: readonly ServiceSeen[];
  /** Spans that were left out because the token does not reach their service or environment. */
  readonly beyond: number;
};

/** The part of a body that its sender may write. */
export function withinReach({ deltas, services }: TraceReduction, reach: Reach): WithinReach {
  const inside = (place: { service: string; environment: string }): boolean => reaches(reach, place.service, place.environment);
  if (services.every(inside)) return { deltas, services, beyond: 0 };
  const beyond = deltas
    .filter((delta) => delta.key.operation !== ALL_OPERATIONS && !inside(delta.key))
    .reduce((sum, delta) => sum + delta.count, 0);
  return { deltas: deltas.filter((delta) => inside(delta.key)), services: services.filter(inside), beyond };
}
