import type { AttributedIncident, DeliveryRow, DeliveryVerdict } from "@/lib/domain/delivery-row";
import { HORIZON_MINUTES, HORIZONS } from "@/lib/domain/horizon";
import { HURT_REASONS, type Hurt, type HurtReason } from "./fact";

/** `confidence`: from which on an incident that was attributed automatically counts, 0 to 1. */
export type DeliveryRules = { readonly confidence: number };

/**
 * Whether a deployment that reached production hurt, from when, and until when; null when nothing says so.
 *
 * It hurt when an incident is attributed to it (declared by a sender, confirmed by a person, or automatically with at least the
 * workspace's confidence), when it was rolled back, when a later deployment repairs it by a revert or hotfix, or when one of its verdicts
 * is `regressed`. The hurt began with the first of those incidents, else at the onset that a regressed verdict found, else when it
 * finished. It was over with the first of these: all of those incidents resolved, the rollback finished, the repair finished, or a
 * verdict over a longer horizon back to normal after a regressed one; never before it began.
 */
export function hurtOf(row: DeliveryRow, { confidence }: DeliveryRules): Hurt | null {
  const incidents = countedIncidents(row.incidents, confidence);
  const regressed = row.verdicts.filter(({ state }) => state === "regressed");
  const says: Readonly<Record<HurtReason, boolean>> = {
    incident: incidents.length > 0,
    rollback: row.endedBy === "rollback",
    hotfix: row.repairedBy.length > 0,
    verdict: regressed.length > 0,
  };
  const by = HURT_REASONS.filter((reason) => says[reason]);
  if (by.length === 0) return null;
  const start = startOf(row, incidents, regressed);
  return { by, ...start, ...endOf(row, incidents, regressed, start.from), incidents: incidents.map(({ id }) => id) };
}

const countedIncidents = (incidents: readonly AttributedIncident[], least: number): AttributedIncident[] =>
  incidents
    .filter(({ source, confidence }) => source !== "automatic" || confidence >= least)
    .toSorted((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));

function startOf(
  row: DeliveryRow,
  [first]: readonly AttributedIncident[],
  regressed: readonly DeliveryVerdict[],
): Pick<Hurt, "from" | "fromBy"> {
  if (first !== undefined) return { from: first.openedAt, fromBy: "incident" };
  const onset = earliest(regressed.flatMap(({ onsetAt }) => onsetAt ?? []));
  return onset === null ? { from: row.at, fromBy: "deployment" } : { from: onset, fromBy: "onset" };
}

function endOf(
  row: DeliveryRow,
  incidents: readonly AttributedIncident[],
  regressed: readonly DeliveryVerdict[],
  from: number,
): Pick<Hurt, "until" | "untilBy"> {
  const ends: readonly (readonly [NonNullable<Hurt["untilBy"]>, number | null])[] = [
    ["incident", resolvedAt(incidents)],
    ["rollback", row.endedBy === "rollback" ? (row.rolledBackAt ?? row.endedAt) : null],
    ["repair", earliest(row.repairedBy.map(({ at }) => at))],
    ["signals", signalsBackAt(row.verdicts, regressed)],
  ];
  const known = ends.flatMap(([untilBy, at]) => (at === null ? [] : [{ until: Math.max(from, at), untilBy, at }]));
  const [first] = known.toSorted((a, b) => a.at - b.at);
  return first === undefined ? { until: null, untilBy: null } : { until: first.until, untilBy: first.untilBy };
}

function resolvedAt(incidents: readonly AttributedIncident[]): number | null {
  const resolved = incidents.flatMap((incident) => incident.resolvedAt ?? []);
  return incidents.length > 0 && resolved.length === incidents.length ? Math.max(...resolved) : null;
}

/** When the first verdict over a longer horizon, at or after a regressed one, found it healthy or better. */
function signalsBackAt(verdicts: readonly DeliveryVerdict[], regressed: readonly DeliveryVerdict[]): number | null {
  const back = verdicts.filter(
    (verdict) =>
      (verdict.state === "healthy" || verdict.state === "improved") &&
      regressed.some((bad) => minutesOf(bad) < minutesOf(verdict) && bad.at <= verdict.at),
  );
  return earliest(back.map(({ at }) => at));
}

function minutesOf({ horizon }: DeliveryVerdict): number {
  const known = HORIZONS.find((one) => one === horizon);
  return known === undefined ? 0 : HORIZON_MINUTES[known];
}

const earliest = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.min(...times));
