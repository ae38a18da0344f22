import type { VersionSeen } from "@/lib/db/telemetry/batch";
import { ALL_OPERATIONS, type RollupDelta } from "@/lib/domain/rollup";
import { LabelMemory, type Labels, versionsIn } from "./label-memory";

/** Where everything goes that is over a limit: counted, and visible under this name. */
const OTHER = "other";
/** Raw paths as operations, a version for each process, a service for each pod: all seen in the field, each without end. */
export const LABEL_LIMITS = { services: 10_000, environments: 50, versionsADay: 500, operations: 200 } as const;

type Admitted = {
  readonly deltas: readonly RollupDelta[];
  readonly seen: readonly VersionSeen[];
  /** Whether a version speaks that did not in the last day. */
  readonly isNew: boolean;
};

type Placed = { readonly from: VersionSeen; readonly to: VersionSeen; readonly labels: Labels; readonly isNew: boolean };

/**
 * Bounds how many series a sender can make. First come, first kept: labels over a limit become `other`. Instances count for
 * themselves between two looks at the database, so that several may let a few more pass.
 */
export class LabelLimits {
  readonly #memory = new LabelMemory(LABEL_LIMITS.services);

  async admit(deltas: readonly RollupDelta[], seen: readonly VersionSeen[], now: Date): Promise<Admitted> {
    const placed = await Promise.all(seen.map((one) => this.#place(one, now)));
    const byPlace = new Map(placed.map((one) => [placeOf(one.from), one]));
    return {
      deltas: deltas.map((delta) => renamed(delta, byPlace.get(placeOf(delta.key)))),
      seen: placed.map((one) => one.to),
      isNew: placed.some((one) => one.isNew),
    };
  }

  async #place(from: VersionSeen, now: Date): Promise<Placed> {
    const service = fitted(await this.#memory.services(now), from.service, LABEL_LIMITS.services);
    const labels = await this.#memory.labelsOf(service, now);
    const environment = fitted(labels.environments, from.environment, LABEL_LIMITS.environments);
    const versions = versionsIn(labels.versions, environment);
    const before = versions.size;
    const version = fitted(versions, from.version, LABEL_LIMITS.versionsADay);
    return { from, to: { ...from, service, environment, version }, labels, isNew: versions.size > before };
  }
}

function renamed(delta: RollupDelta, place: Placed | undefined): RollupDelta {
  if (place === undefined) return delta;
  const { service, environment, version } = place.to;
  const { key } = delta;
  const operation =
    key.operation === ALL_OPERATIONS ? ALL_OPERATIONS : fitted(place.labels.operations, key.operation, LABEL_LIMITS.operations);
  if (operation === key.operation && service === key.service && environment === key.environment && version === key.version) return delta;
  return { ...delta, key: { service, environment, version, kind: key.kind, operation } };
}

/** The label itself while there is room for it. */
function fitted(known: Set<string>, label: string, limit: number): string {
  if (known.has(label)) return label;
  if (known.size >= limit) return OTHER;
  known.add(label);
  return label;
}

const placeOf = (place: { service: string; environment: string; version: string }): string =>
  `${place.service}\0${place.environment}\0${place.version}`;
