import { inTransaction, prisma } from "@/lib/db/prisma";
import { incidentsOfServices } from "@/lib/db/read/incident/in-places";
import { cellCounts } from "@/lib/db/read/objective/cell-counts";
import { insertAlerts } from "@/lib/db/write/burn-alert";
import type { Objective } from "@/lib/domain/objective";
import { backTest } from "@/lib/health/slo/back-test";
import { createObjective } from "@/lib/services/objective/create";
import type { DemoObjective } from "@/prisma/seed/objectives";
import { DEMO_ACTOR } from "./demo-actor";

const DAY_MS = 86_400_000;
/** As far back as the demo tells all minutes. */
const DETAILED_DAYS = 7;
const CELL_MINUTES = 5;
const RULES = ["fast", "slow"] as const;

/** Stores what the services of the demo promise, with the alerts that would have rung in its last week; each belongs to the incident of its time. */
export async function loadObjectives(objectives: readonly DemoObjective[], now: Date): Promise<void> {
  for (const fields of objectives) await loadAlerts(await createObjective(DEMO_ACTOR, fields, now), now);
}

async function loadAlerts(objective: Objective, now: Date): Promise<void> {
  const from = new Date(now.getTime() - DETAILED_DAYS * DAY_MS);
  const cells = await cellCounts(objective, { from, to: now, step: "1m", stepMinutes: CELL_MINUTES });
  const first = cells[0]?.at ?? now;
  const rung = RULES.flatMap((rule) => backTest({ cells, cellMinutes: CELL_MINUTES, from: first, to: now }, rule, objective.target));
  const incidents = await incidentsOfServices(prisma(), [objective.service], from);
  const alerts = rung.map(({ rule, startedAt, endedAt, longBurn, shortBurn }) => ({
    ...{ objectiveId: objective.id, rule, startedAt, longBurn, shortBurn },
    // The telemetry of the demo ends with its history: nothing of it rings any more.
    endedAt: endedAt ?? now,
    incidentId:
      incidents.find(({ openedAt, resolvedAt }) => openedAt <= (endedAt ?? now) && (resolvedAt === null || resolvedAt >= startedAt))?.id ??
      null,
  }));
  await inTransaction((tx) => insertAlerts(tx, alerts));
}
