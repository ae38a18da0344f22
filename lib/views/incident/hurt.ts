import type { IncidentRecord } from "@/lib/db/read/incident/list";
import { readRequests } from "@/lib/db/read/signals/requests";
import { type Reach, reaches } from "@/lib/domain/access";
import type { RequestSource } from "@/lib/domain/request-source";
import type { SuspectBoard } from "@/lib/domain/suspect";
import { type SignalPoint, signalPoints } from "../signal-points";
import type { IncidentSpan } from "./span";

/** A hurt service and its signals over the time of the incident. */
export type HurtService = {
  readonly service: string;
  readonly points: readonly SignalPoint[];
  /** What told of the requests; null when nothing did. */
  readonly source: RequestSource | null;
  /** Share of failed requests before the harm, the median of the steps; null when there were none. */
  readonly before: number | null;
  /** The largest share of a step before the harm: how far chance alone goes here; null when there were none. */
  readonly usual: number | null;
  /** The largest share of a step of the harm; null when nothing was received. */
  readonly worst: number | null;
};

/** Services whose signals an incident's page reads. */
const MOST = 4;

/** The services that were hurt: those where the signals show harm in order of its beginning, then those that the incident names. */
export function hurtNames(incident: Pick<IncidentRecord, "services" | "environment">, board: SuspectBoard | null, reach: Reach): string[] {
  const shown = (board?.blast.services ?? []).flatMap(({ service, onsetAt }) => (onsetAt === null ? [] : [{ service, onsetAt }]));
  const ordered = shown.toSorted((a, b) => a.onsetAt.getTime() - b.onsetAt.getTime()).map(({ service }) => service);
  return [...new Set([...ordered, ...incident.services])].filter((service) => reaches(reach, service, incident.environment ?? ""));
}

type Harm = { readonly began: Date; readonly ended: Date | null };

/** The signals of the first four hurt services. One read of series for each. */
export function readHurt(names: readonly string[], environment: string, span: IncidentSpan, harm: Harm, now: Date): Promise<HurtService[]> {
  return Promise.all(
    names.slice(0, MOST).map(async (service) => {
      const { source, rows } = await readRequests({ service, environment, ...span });
      return hurtService(service, source, signalPoints(rows, span, now), harm);
    }),
  );
}

/** What the signals of one service say of the harm. */
export function hurtService(
  service: string,
  source: RequestSource | null,
  points: readonly SignalPoint[],
  { began, ended }: Harm,
): HurtService {
  const shares = (of: readonly SignalPoint[]): number[] => of.flatMap(({ failed }) => (failed === null ? [] : [failed]));
  const before = shares(points.filter(({ t }) => t < began)).sort((a, b) => a - b);
  const during = shares(points.filter(({ t }) => t >= began && (ended === null || t < ended)));
  return {
    ...{ service, source, points },
    before: before[Math.floor(before.length / 2)] ?? null,
    usual: before.at(-1) ?? null,
    worst: during.length === 0 ? null : Math.max(...during),
  };
}

const BEYOND = 1.25;
const ALWAYS = 0.005;

/** Whether the worst step was clearly worse than the worst one before. */
export const isWorse = ({ worst, usual }: HurtService): boolean => worst !== null && worst > (usual ?? 0) * BEYOND + ALWAYS;

const CALM_STEPS = 5;
const NEAR = { ratio: 1.5, share: 0.002 } as const;

/** The first step after the onset from which on the failures stay as before, at least for five steps; null when that is not seen. */
export function recoveredAt({ points, before }: HurtService, onsetAt: Date | null): Date | null {
  if (onsetAt === null || before === null) return null;
  const most = before * NEAR.ratio + NEAR.share;
  const after = points.filter(({ t }) => t > onsetAt);
  const last = after.findLastIndex(({ failed }) => failed !== null && failed > most);
  const calm = after.slice(last + 1).filter(({ failed }) => failed !== null);
  return last === -1 || calm.length < CALM_STEPS ? null : (calm[0]?.t ?? null);
}
