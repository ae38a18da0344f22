import type { Moments } from "@/lib/charts/incident/phases";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { decisionsOf, type IncidentDecisionRow } from "@/lib/db/read/decision/incident";
import { type AlertAround, alertsAround, type BurnAround, burnsAround } from "@/lib/db/read/incident/alerts-around";
import { type DeploymentAround, deploymentsAround, type FlagAround, flagsAround } from "@/lib/db/read/incident/changes-around";
import { findIncident, type IncidentRecord } from "@/lib/db/read/incident/list";
import { type FollowUpRow, followUpsOf } from "@/lib/db/read/review/follow-ups";
import { type ReviewRow, reviewOf } from "@/lib/db/read/review/review";
import { keptStep } from "@/lib/db/read/signals/kept";
import { suspicionOf } from "@/lib/db/read/suspicion/of-incident";
import { type Reach, reaches } from "@/lib/domain/access";
import { deploymentOf, standingOf } from "@/lib/domain/incident-word";
import type { SuspectBoard } from "@/lib/domain/suspect";
import { sourceLabel } from "../release/source-label";
import { boardWithin } from "./board-within";
import { type HeldCauses, heldCauses } from "./cause";
import { type HurtService, hurtNames, readHurt, recoveredAt } from "./hurt";
import { momentsOf } from "./moments";
import { type Period, periodsOf } from "./periods";
import { type IncidentSpan, incidentSpan } from "./span";

/** Everything that an incident's page is made of. */
export type IncidentSources = {
  readonly zone: string;
  readonly incident: Omit<IncidentRecord, "periods"> & { readonly periods: readonly Period[]; readonly teller: string };
  readonly teller: string;
  /** Null while it was not worked out yet; without what lies beyond the reader's reach, `hidden` candidates. */
  readonly board: SuspectBoard | null;
  readonly hidden: number;
  readonly decisions: readonly IncidentDecisionRow[];
  readonly cause: HeldCauses;
  /** Ids of the deployments that are held to be the cause. */
  readonly causes: readonly string[];
  readonly onsetAt: Date | null;
  readonly recoveredAt: Date | null;
  readonly moments: Moments;
  readonly span: IncidentSpan;
  readonly hurt: readonly HurtService[];
  readonly deployments: readonly DeploymentAround[];
  readonly flags: readonly FlagAround[];
  readonly alerts: readonly AlertAround[];
  readonly burns: readonly BurnAround[];
  readonly review: ReviewRow | null;
  readonly followUps: readonly FollowUpRow[];
};

/** How many suspects are told of on the timeline beside what happened to the hurt services themselves. */
const MOST_SUSPECTS = 6;
const ALERTED_BEFORE_MS = 30 * 60_000;

/** Reads an incident with all that surrounds it; null when there is none within reach. */
export async function readIncident(id: string, reach: Reach, now: Date): Promise<IncidentSources | null> {
  const found = await findIncident(id, reach);
  if (found === null) return null;
  const [workspace, stored, decisions, review, followUps] = await Promise.all([
    readWorkspace(),
    suspicionOf(id),
    decisionsOf(id),
    reviewOf(id),
    followUpsOf(id),
  ]);
  const teller = sourceLabel(found.source);
  const { board, hidden } = stored === null ? { board: null, hidden: 0 } : boardWithin(stored, found.environment, reach);
  const services = found.services.filter((service) => reaches(reach, service, found.environment ?? ""));
  const incident = { ...found, services, teller, periods: periodsOf(found.periods, found) };
  const cause = heldCauses(found.causes, decisions, board);
  const causes =
    cause.kind === "confirmed" || cause.kind === "declared" || cause.kind === "automatic" ? cause.causes.flatMap(deploymentIdOf) : [];
  const own = { zone: workspace.timezone, incident, teller, board, hidden, decisions, cause, causes, review, followUps };
  return { ...own, ...(await around(own, reach, now)) };
}

const deploymentIdOf = ({ candidate }: { readonly candidate: string }): string[] => {
  const id = deploymentOf(candidate);
  return id === null ? [] : [id];
};

type Own = Pick<IncidentSources, "zone" | "incident" | "board" | "decisions" | "causes">;

async function around({ incident, board, decisions, causes }: Own, reach: Reach, now: Date) {
  const onsetAt = board?.onsetAt ?? null;
  const began = onsetAt ?? incident.openedAt;
  const suspects = (board?.suspects ?? []).slice(0, MOST_SUSPECTS).map(({ candidate }) => candidate);
  const span = incidentSpan(
    { began, ended: incident.resolvedAt, suspectedAt: suspects[0]?.at ?? null },
    (from) => keptStep(from, now),
    now,
  );
  const names = hurtNames(incident, board, reach);
  const place = { services: names, environment: incident.environment };
  const ids = [...new Set([...causes, ...suspects.flatMap(({ kind, id }) => (kind === "deployment" && id !== null ? [id] : []))])];
  const early = { ...span, ...place, from: new Date(Math.min(span.from.getTime(), began.getTime() - ALERTED_BEFORE_MS)) };
  const [deployments, flags, alerts, burns, hurt] = await Promise.all([
    deploymentsAround(ids, { ...span, ...place }, reach),
    flagsAround({ ...span, ...place }, reach),
    alertsAround(early),
    burnsAround(early),
    readHurt(names, incident.environment ?? "production", span, { began, ended: incident.resolvedAt }, now),
  ]);
  const confirmed = standingOf(decisions).confirmed;
  const confirmedAt = decisions.flatMap(({ kind, candidate, decidedAt }) =>
    kind === "confirmed" && confirmed.includes(candidate) ? [decidedAt] : [],
  );
  return {
    ...{ onsetAt, span, hurt, deployments, flags, alerts, burns },
    recoveredAt: hurt[0] === undefined ? null : recoveredAt(hurt[0], onsetAt),
    moments: momentsOf({ incident, onsetAt, alerts: [...alerts, ...burns], confirmedAt, causes, deployments }),
  };
}
