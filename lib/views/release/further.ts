import { type VerdictDecisionRow, verdictDecisionsOf } from "@/lib/db/read/decision/verdict";
import { nextLookAt } from "@/lib/db/read/deployment/next-look";
import { toldBy } from "@/lib/db/read/deployment/told-by";
import { type ApprovalStep, approvalsOf } from "@/lib/db/read/record/approvals-of";
import type { ReleaseDeployment } from "@/lib/db/read/release/with-deployments";
import { type Actor, may, reachOf } from "@/lib/domain/access";
import type { ReleaseParams } from "@/lib/urls/release";
import { falseAlarmSentence } from "../verdict/false-alarm-sentence";
import { readFalseAlarms } from "../verdict/false-alarms";
import { type BudgetLine, readBudget } from "./budget";
import { type CompareModel, readComparison } from "./compare";
import { type ReleaseIncidents, readReleaseIncidents } from "./incidents";

/** What people say of the verdict on the page. */
export type Decisions = {
  /** Newest first; the first one counts. */
  readonly said: readonly VerdictDecisionRow[];
  /** What holds; null while nobody said anything, or took it back. */
  readonly holds: "confirmed" | "dismissed" | null;
  /** Whether whoever looks may say something. */
  readonly mayDecide: boolean;
};

/** What the page of a release tells beside its signals. */
export type Further = {
  readonly falseAlarms: string;
  readonly budget: readonly BudgetLine[];
  readonly decisions: Decisions;
  readonly comparison: CompareModel;
  readonly nextLook: Date | null;
  readonly approvals: readonly ApprovalStep[];
  readonly incidents: ReleaseIncidents;
};

type Page = { readonly params: ReleaseParams; readonly deployment: ReleaseDeployment; readonly zone: string };

/** Everything of a release that is read by itself. */
export async function readFurther(actor: Actor, { params, deployment, zone }: Page, now: Date): Promise<Further> {
  const { id, service, environment, verdicts } = deployment;
  const page = { id, service, environment, releaseId: params.id, verdicts };
  const [nights, budget, decisions, comparison, nextLook, approvals, incidents] = await Promise.all([
    readFalseAlarms(service, environment, now),
    readBudget(deployment, verdicts, now),
    readDecisions(actor, deployment),
    readComparison(page, params.with, reachOf(actor), zone, now),
    nextLookAt(id),
    readApprovals(deployment, params.id),
    readReleaseIncidents(deployment, reachOf(actor)),
  ]);
  return { falseAlarms: falseAlarmSentence(nights), budget, decisions, comparison, nextLook, approvals, incidents };
}

async function readDecisions(actor: Actor, { id, verdicts }: ReleaseDeployment): Promise<Decisions> {
  const said = ((await verdictDecisionsOf([id])).get(id) ?? []).toReversed();
  const last = said[0]?.kind ?? "withdrawn";
  return { said, holds: last === "withdrawn" ? null : last, mayDecide: verdicts.length > 0 && may(actor, "verdicts.decide") };
}

/** Approvals may name the deployment as any of those who tell of it do. */
async function readApprovals(deployment: ReleaseDeployment, releaseId: string): Promise<ApprovalStep[]> {
  const told = await toldBy(deployment.id);
  const names = [deployment.id, releaseId, deployment.changeRequest, ...told.map(({ externalId }) => externalId)];
  return approvalsOf([...new Set(names.filter((name) => name !== null))], deployment);
}
