import type { TelemetryBatch, VersionSeen } from "@/lib/db/telemetry/batch";
import type { ExceptionSeen } from "@/lib/domain/exception";
import { LABEL_LIMITS, OTHER } from "@/lib/domain/label-limits";
import { ALL_OPERATIONS, type SeriesKey, type SeriesKind } from "@/lib/domain/rollup";
import type { Reduction } from "@/lib/ingest/otlp/reduction";
import { LabelMemory, type Labels, operationsOf, versionsIn } from "./label-memory";

type Admitted = {
  readonly batch: Omit<TelemetryBatch, "id" | "latestMs">;
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

  async admit({ deltas, points, exceptions, services }: Reduction, now: Date): Promise<Admitted> {
    const placed = await Promise.all(services.map((one) => this.#place(one, now)));
    const placeOf = placesOf(placed);
    const fit = <T extends { readonly key: SeriesKey }>(item: T): T => {
      const key = renamed(item.key, placeOf(item.key));
      return key === item.key ? item : { ...item, key };
    };
    return {
      batch: {
        deltas: deltas.map(fit),
        points: points.map(fit),
        exceptions: exceptions.flatMap((one) => fittedException(one, placeOf(one))),
        seen: placed.map((one) => one.to),
      },
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
    const { firstMs, lastMs } = from;
    // What is beyond a limit runs with the configurations of many.
    const own = service === from.service && environment === from.environment && version === from.version;
    const to = { service, environment, version, firstMs, lastMs, configs: own ? (from.configs ?? []) : [] };
    return { from, to, labels, isNew: versions.size > before };
  }
}

/** The key itself when all its labels fit. */
function renamed(key: SeriesKey, place: Placed | undefined): SeriesKey {
  if (place === undefined) return key;
  const { service, environment, version } = place.to;
  const operation = key.operation === ALL_OPERATIONS ? ALL_OPERATIONS : fittedOperation(place.labels, key.kind, key.operation);
  if (operation === key.operation && service === key.service && environment === key.environment && version === key.version) return key;
  return { service, environment, version, kind: key.kind, operation };
}

/** An exception whose signature is over the limit is counted as `other` and described by nothing. */
function fittedException(one: ExceptionSeen, place: Placed | undefined): ExceptionSeen[] {
  if (place === undefined) return [one];
  const { service, environment, version } = place.to;
  const known =
    operationsOf(place.labels, "exception").has(one.signature) || operationsOf(place.labels, "exception-log").has(one.signature);
  return known ? [{ ...one, service, environment, version }] : [];
}

const fittedOperation = (labels: Labels, kind: SeriesKind, operation: string): string =>
  fitted(operationsOf(labels, kind), operation, isException(kind) ? LABEL_LIMITS.signaturesADay : LABEL_LIMITS.operations);

const isException = (kind: SeriesKind): boolean => kind === "exception" || kind === "exception-log";

/** The label itself while there is room for it. */
function fitted(known: Set<string>, label: string, limit: number): string {
  if (known.has(label)) return label;
  if (known.size >= limit) return OTHER;
  known.add(label);
  return label;
}

type Place = Pick<SeriesKey, "service" | "environment" | "version">;

/** Finds the place of an item; items of one place follow each other, so that most are where the one before was. */
function placesOf(placed: readonly Placed[]): (item: Place) => Placed | undefined {
  const byText = new Map(placed.map((one) => [textOf(one.from), one]));
  let last = placed[0];
  return (item) => {
    const isSame = item.version === last?.from.version && item.environment === last.from.environment && item.service === last.from.service;
    if (!isSame) last = byText.get(textOf(item));
    return last;
  };
}

const textOf = ({ service, environment, version }: Place): string => `${service}\0${environment}\0${version}`;
