import { formatPlural } from "@/lib/charts/format";
import type { VerdictDecisionRow } from "@/lib/db/read/decision/verdict";
import type { Neighbour } from "@/lib/db/read/deployment/neighbours";
import type { ApprovalStep } from "@/lib/db/read/record/approvals-of";
import type { ReleaseDeployment } from "@/lib/db/read/release/with-deployments";
import { VERDICT_WORD } from "@/lib/domain/verdict";

export const STEP_KINDS = ["merged", "approval", "started", "deployed", "undone", "followed", "incident", "word"] as const;

/** One thing that happened to a release on its way, or to its verdict afterwards. */
export type ReleaseStep = {
  readonly kind: (typeof STEP_KINDS)[number];
  /** Different from that of every other step of its kind. */
  readonly id: string;
  readonly word: string;
  /** Null when its sender does not say when. */
  readonly at: Date | null;
  /** Who did it, or what there is to add. */
  readonly note: string | null;
  readonly bad: boolean;
};

type Deployment = Pick<
  ReleaseDeployment,
  "startedAt" | "finishedAt" | "occurredAt" | "endedAt" | "endedBy" | "status" | "actor" | "approvedBy" | "recorded"
>;

export type StepInput = {
  readonly deployment: Deployment;
  readonly next: Neighbour | null;
  readonly changes: readonly { readonly mergedAt: Date | null }[];
  readonly approvals: readonly ApprovalStep[];
  readonly incidents: readonly { readonly id: string; readonly title: string; readonly openedAt: Date }[];
  readonly decisions: readonly VerdictDecisionRow[];
};

const APPROVAL: Readonly<Record<string, string>> = {
  requested: "Approval asked for",
  approved: "Approved",
  rejected: "Refused",
  cancelled: "Approval withdrawn",
  expired: "Approval expired",
};
const WORD = { confirmed: "Verdict confirmed", dismissed: "Verdict dismissed", withdrawn: "Word taken back" } as const;

/** What happened to a release in order: merged, approved, deployed, what ended it, and what people said. What has no time comes before the roll-out. */
export function releaseSteps(input: StepInput): ReleaseStep[] {
  const { deployment, incidents, decisions } = input;
  const rolledOutAt = deployment.finishedAt ?? deployment.occurredAt;
  const steps: ReleaseStep[] = [
    ...mergedStep(input),
    ...approvalSteps(input),
    ...rollOutSteps(deployment),
    ...endStep(input),
    ...incidents.map(({ id, title, openedAt }) => ({
      kind: "incident" as const,
      id,
      word: "Incident",
      at: openedAt,
      note: title,
      bad: true,
    })),
    ...decisions.map(({ id, kind, state, by, decidedAt }) => ({
      ...{ kind: "word" as const, id, word: WORD[kind], at: decidedAt, note: `${VERDICT_WORD[state]}, ${by}` },
      bad: kind === "confirmed" && state === "regressed",
    })),
  ];
  const when = ({ at }: ReleaseStep): number => (at ?? deployment.startedAt ?? rolledOutAt).getTime();
  return steps.toSorted((a, b) => when(a) - when(b) || STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind));
}

function mergedStep({ changes }: StepInput): ReleaseStep[] {
  const last = changes.reduce<Date | null>(
    (latest, { mergedAt }) => (mergedAt !== null && (latest === null || mergedAt > latest) ? mergedAt : latest),
    null,
  );
  return last === null
    ? []
    : [{ kind: "merged", id: "last", word: "Merged", at: last, note: formatPlural(changes.length, "change"), bad: false }];
}

function approvalSteps({ approvals, deployment }: StepInput): ReleaseStep[] {
  const told = approvals.map(({ id, status, requestedAt, decidedAt, decidedBy }) => ({
    kind: "approval" as const,
    id,
    word: APPROVAL[status] ?? status,
    at: decidedAt ?? requestedAt,
    note: decidedBy.length === 0 ? null : decidedBy.join(", "),
    bad: status === "rejected",
  }));
  const named = new Set(approvals.flatMap(({ decidedBy }) => decidedBy));
  const rest = deployment.approvedBy.filter((name) => !named.has(name));
  return rest.length === 0
    ? told
    : [...told, { kind: "approval", id: "named", word: "Approved", at: null, note: rest.join(", "), bad: false }];
}

function rollOutSteps({ startedAt, finishedAt, occurredAt, status, actor, recorded }: Deployment): ReleaseStep[] {
  if (!recorded)
    return [{ kind: "deployed", id: "roll-out", word: "First seen", at: startedAt ?? occurredAt, note: "nobody announced it", bad: false }];
  const started =
    startedAt === null
      ? []
      : [{ kind: "started" as const, id: "roll-out", word: "Roll-out began", at: startedAt, note: actor, bad: false }];
  if (finishedAt === null)
    return started.length > 0 ? started : [{ kind: "started", id: "roll-out", word: "Announced", at: occurredAt, note: actor, bad: false }];
  const failed = status === "failed" || status === "cancelled";
  const note = startedAt === null ? actor : null;
  return [
    ...started,
    { kind: "deployed", id: "roll-out", word: failed ? "Roll-out failed" : "Deployed", at: finishedAt, note, bad: failed },
  ];
}

function endStep({ deployment: { endedAt, endedBy }, next }: StepInput): ReleaseStep[] {
  if (endedAt === null) return [];
  if (endedBy === "rollback")
    return [
      { kind: "undone", id: "roll-out", word: "Rolled back", at: endedAt, note: next === null ? null : `to ${next.version}`, bad: true },
    ];
  return [
    { kind: "followed", id: "roll-out", word: "Followed", at: endedAt, note: next === null ? null : `by ${next.version}`, bad: false },
  ];
}
