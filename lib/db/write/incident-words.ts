import {
  type CandidateWord,
  deploymentOf,
  leavesOpen,
  NO_RELEASE,
  type Standing,
  standingOf,
  type WordKind,
} from "@/lib/domain/incident-word";
import { isUuid } from "@/lib/domain/uuid";
import type { Db } from "../prisma";

/** A deployment that is not the cause of an incident; null: none is. */
export type Refused = { readonly incident: string; readonly deployment: string | null };

/** What people hold of the causes of some incidents, as far as it concerns attributions. */
export type Words = {
  readonly confirmed: readonly { readonly incident: string; readonly deployment: string; readonly reason: string }[];
  readonly refused: readonly Refused[];
  /** Deployments that somebody spoke of and that are not, or no longer, confirmed. */
  readonly unconfirmed: readonly { readonly incident: string; readonly deployment: string }[];
  /** Incidents whose cause a person named: Wake's own opinion no longer counts. */
  readonly closed: readonly string[];
};

type Row = CandidateWord & { readonly incidentId: string; readonly kind: WordKind; readonly reason: string };

/** What people said of the causes of some incidents. */
export async function wordsOn(tx: Db, incidentIds: readonly string[]): Promise<Words> {
  const rows = (await tx.incidentDecision.findMany({
    where: { incidentId: { in: [...incidentIds] } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
  })) as Row[];
  const byIncident = new Map<string, Row[]>();
  for (const row of rows) byIncident.set(row.incidentId, [...(byIncident.get(row.incidentId) ?? []), row]);
  const parts = [...byIncident].map(([incident, said]) => partOf(incident, said, standingOf(said)));
  return {
    confirmed: parts.flatMap(({ confirmed }) => confirmed),
    refused: parts.flatMap(({ refused }) => refused),
    unconfirmed: parts.flatMap(({ unconfirmed }) => unconfirmed),
    closed: parts.flatMap(({ closed }) => closed),
  };
}

function partOf(incident: string, said: readonly Row[], standing: Standing): Words {
  const spokenOf = new Set(said.map(({ candidate }) => candidate));
  const deployments = (candidates: Iterable<string>): string[] =>
    [...candidates].flatMap((candidate) => deploymentOf(candidate) ?? []).filter(isUuid);
  return {
    confirmed: deployments(standing.confirmed).map((deployment) => ({ incident, deployment, reason: reasonOf(said, deployment) })),
    refused: [
      ...(standing.confirmed.includes(NO_RELEASE) ? [{ incident, deployment: null }] : []),
      ...deployments(standing.dismissed).map((deployment) => ({ incident, deployment })),
    ],
    unconfirmed: deployments([...spokenOf].filter((candidate) => !standing.confirmed.includes(candidate))).map((deployment) => ({
      incident,
      deployment,
    })),
    closed: leavesOpen(standing) ? [] : [incident],
  };
}

const reasonOf = (said: readonly Row[], deployment: string): string =>
  said.findLast(({ candidate }) => deploymentOf(candidate) === deployment)?.reason ?? "";
