import type { IncidentDecisionRow } from "@/lib/db/read/decision/incident";
import type { DeploymentAround } from "@/lib/db/read/incident/changes-around";
import type { Suspect, SuspectBoard } from "@/lib/domain/suspect";

const START = Date.UTC(2026, 10, 19, 9);

/** Minutes after 09:00 UTC. */
export const at = (minutes: number): Date => new Date(START + minutes * 60_000);

/** A deployment of payments that was rolled out in two minutes. */
export const deployment = (id: string, minutes: number, further: Partial<DeploymentAround> = {}): DeploymentAround => ({
  ...{ id, externalId: null, releaseId: `payments@${id}`, service: "payments", environment: "production", version: id, commit: null },
  ...{ startedAt: at(minutes - 2), finishedAt: at(minutes), occurredAt: at(minutes), endedAt: null, endedBy: null },
  ...{ isRollback: false, recorded: true, title: null, actor: null, verdicts: [] },
  ...further,
});

/** A suspect with a chance; `none` without an id. */
export function suspect(id: string | null, posterior: number, further: Partial<Suspect["candidate"]> = {}): Suspect {
  const place = id === null ? null : "payments";
  return {
    candidate: {
      ...{ key: id === null ? "none" : `deployment:${id}`, kind: id === null ? "none" : "deployment", id, service: place },
      ...{ environment: id === null ? null : "production", version: id, at: id === null ? null : at(30), recorded: true },
      ...{ configuration: false, title: id === null ? "No release" : `payments ${id}` },
      ...further,
    },
    ...{ posterior, for: [], against: [] },
  };
}

export const board = (suspects: readonly Suspect[], further: Partial<SuspectBoard> = {}): SuspectBoard => ({
  ...{ incident: "INC-1", detectedAt: at(42), onsetAt: at(35), decided: (suspects[0]?.posterior ?? 0) >= 0.5, suspects },
  ...{ blast: { services: [], edges: [] }, at: at(58), method: "test" },
  ...further,
});

/** A person's word. */
export const word = (candidate: string, kind: IncidentDecisionRow["kind"], minutes: number): IncidentDecisionRow => ({
  ...{ id: `${candidate} ${kind} ${minutes}`, candidate, kind, reason: "It is gone.", by: "Noor", decidedAt: at(minutes) },
});
