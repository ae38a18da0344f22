import { formatRatio } from "@/lib/charts/format";
import type { LogEntry, LogTone } from "@/lib/charts/incident/log";
import type { Moments } from "@/lib/charts/incident/phases";
import type { IncidentDecisionRow } from "@/lib/db/read/decision/incident";
import type { AlertAround, BurnAround } from "@/lib/db/read/incident/alerts-around";
import type { DeploymentAround, FlagAround } from "@/lib/db/read/incident/changes-around";
import type { VerdictState } from "@/lib/domain/verdict";
import { overallVerdict } from "@/lib/health/overall";
import { releaseHref } from "@/lib/urls/release";

type Told = {
  readonly openedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly periods: readonly { readonly from: Date; readonly to: Date | null }[];
  /** What the sender is called. */
  readonly teller: string;
};

export type TimelineParts = {
  readonly incident: Told;
  readonly moments: Moments;
  /** First minute of the harm by the signals; null when they do not show it. */
  readonly onsetAt: Date | null;
  /** First time after the harm at which the signals are as before; null while unknown. */
  readonly recoveredAt: Date | null;
  readonly deployments: readonly DeploymentAround[];
  readonly flags: readonly FlagAround[];
  readonly alerts: readonly AlertAround[];
  readonly burns: readonly BurnAround[];
  readonly decisions: readonly IncidentDecisionRow[];
  /** What a candidate of a decision is called. */
  readonly titleOf: (candidate: string) => string;
  /** Deployments held to be the cause. */
  readonly causes: readonly string[];
};

/** Everything that happened, on one clock, oldest first. Of a deployment the start and, once it took a while, its end are told. */
export function timelineOf(parts: TimelineParts): LogEntry[] {
  return [
    ...parts.deployments.flatMap((one) => deployed(one, parts)),
    ...parts.flags.map(flagged),
    ...signals(parts),
    ...parts.burns.map(burnt),
    ...parts.alerts.map(alerted),
    ...people(parts),
    ...parts.decisions.map((one) => decided(one, parts.titleOf)),
  ].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.key < b.key ? -1 : 1));
}

const TONES: Partial<Record<VerdictState, LogTone>> = { regressed: "bad", "rolled-back": "bad", suspect: "warn", silent: "warn" };

function deployed(one: DeploymentAround, { causes, moments }: TimelineParts): LogEntry[] {
  const end = one.finishedAt ?? one.occurredAt;
  const at = one.startedAt ?? end;
  const state = overallVerdict(one.verdicts)?.state ?? null;
  const isCause = causes.includes(one.id);
  const name = `${one.service} ${one.version}`;
  const back = one.isRollback && at >= moments.began;
  return [
    {
      key: `deployment:${one.id}`,
      at,
      until: end > at ? end : null,
      lane: "changes",
      mark: back ? { kind: "end" } : one.recorded ? { kind: "state", state: state ?? "pending" } : { kind: "unrecorded" },
      tone: isCause ? "bad" : ((state === null ? undefined : TONES[state]) ?? "none"),
      text: back ? `Rolled back to ${name}` : one.recorded ? name : `${name}, which nobody announced`,
      strong: isCause || back,
      note: one.actor,
      href: releaseHref({ id: one.releaseId, deployment: one.id }),
    },
  ];
}

const plain = { until: null, tone: "none", strong: false, note: null, href: null } as const;

const flagged = ({ id, flag, state, changedAt, actor }: FlagAround): LogEntry => ({
  ...plain,
  ...{ key: `flag:${id}`, at: changedAt, lane: "changes", mark: { kind: "flag" }, text: `Flag ${flag}: ${state}`, note: actor },
});

function signals({ onsetAt, recoveredAt }: TimelineParts): LogEntry[] {
  const entry = { ...plain, lane: "people", mark: { kind: "signal" }, strong: true } as const;
  return [
    ...(onsetAt === null ? [] : [{ ...entry, key: "signal:onset", at: onsetAt, text: "First failures, to the minute" }]),
    ...(recoveredAt === null ? [] : [{ ...entry, key: "signal:recovered", at: recoveredAt, text: "Signals as before" }]),
  ];
}

const burnt = ({ id, objective, service, longBurn, startedAt }: BurnAround): LogEntry => ({
  ...plain,
  ...{ key: `burn:${id}`, at: startedAt, lane: "people", mark: { kind: "alert" } },
  text: `Burn alert of ${service}, ${objective}: ${formatRatio(longBurn)}`,
});

const alerted = ({ id, name, service, startedAt, url }: AlertAround): LogEntry => ({
  ...plain,
  ...{ key: `alert:${id}`, at: startedAt, lane: "people", mark: { kind: "alert" } },
  text: `Alert${name === null ? "" : ` ${name}`}${service === null ? "" : ` of ${service}`}`,
  href: url !== null && /^https?:/i.test(url) ? url : null,
});

function people({ incident }: TimelineParts): LogEntry[] {
  const entry = { ...plain, lane: "people", mark: { kind: "person" } } as const;
  const again = incident.periods.slice(1).map(({ from }, place) => ({
    ...entry,
    ...{ key: `reopened:${place}`, at: from, text: "Reopened" },
  }));
  return [
    { ...entry, key: "opened", at: incident.openedAt, text: `Opened, as ${incident.teller} tells` },
    ...(incident.acknowledgedAt === null ? [] : [{ ...entry, key: "acknowledged", at: incident.acknowledgedAt, text: "Acknowledged" }]),
    ...again,
    ...(incident.resolvedAt === null ? [] : [{ ...entry, key: "resolved", at: incident.resolvedAt, text: "Resolved", strong: true }]),
  ];
}

const VERB = { confirmed: "confirms", dismissed: "rules out", withdrawn: "takes back the word on" } as const;

const decided = (
  { id, by, kind, candidate, decidedAt, reason }: IncidentDecisionRow,
  titleOf: (candidate: string) => string,
): LogEntry => ({
  ...plain,
  ...{ key: `decision:${id}`, at: decidedAt, lane: "people", mark: { kind: "person" }, note: reason },
  text: `${by} ${VERB[kind]} ${titleOf(candidate)}`,
});
