import type { DeliveryRow, Selection } from "@/lib/domain/delivery-row";
import type { DecodedDay } from "@/lib/metrics/delivery/day-codec";
import { CHANGE_OUTS } from "@/lib/metrics/delivery/fact";
import { factOf } from "@/lib/metrics/delivery/fact-of";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import type { LeadOptions } from "@/lib/metrics/delivery/period-facts";
import type { Counts } from "@/lib/metrics/delivery/summary";
import { type DeploymentRow, deploymentRow } from "./deployment-row";
import { type LeadRow, leadRows } from "./lead-row";
import { deploymentOut, type Observation } from "./row-out";

/** Which rows are asked for: of one metric, those that count or do not (null: both), those out for one reason (null: any). */
export type Wanted = {
  readonly metric: MetricId;
  readonly included: boolean | null;
  readonly reason: string | null;
  readonly lead: LeadOptions;
};

/** What decides about a row beside itself. */
export type RowRules = Observation & { readonly selection: Selection; readonly confidence: number };

/** What a deployment adds to the rows that are asked for. */
export function wantedRows(row: DeliveryRow, { metric, included, reason, lead }: Wanted, rules: RowRules): (LeadRow | DeploymentRow)[] {
  const fact = factOf(row, rules.selection, rules);
  const rows =
    metric === "leadTimeForChanges" ? leadRows(row, fact, lead) : [deploymentRow(row, fact, deploymentOut(metric, fact, rules), rules.now)];
  return rows.filter((one) => (included === null || one.included === included) && (reason === null || one.reason === reason));
}

/** How many of the rows that are asked for a stored day holds at most. */
export function mostWanted({ counts, measures }: DecodedDay, wanted: Wanted): number {
  const { metric, reason } = wanted;
  const outs = metric === "leadTimeForChanges" ? leadOuts(counts, measures, wanted.lead) : deploymentOuts(metric, counts);
  const out = reason === null ? total(Object.values(outs)) : (outs[reason] ?? 0);
  if (wanted.included === false || reason !== null) return wanted.included === true ? 0 : out;
  const counted = metric === "leadTimeForChanges" ? leadsIn(measures, wanted.lead) : deploymentsIn(metric, counts);
  return counted + (wanted.included === true ? 0 : out);
}

const deploymentsIn = (metric: MetricId, counts: Counts): number =>
  metric === "failedDeploymentRecoveryTime" ? counts.hurt : counts.reached;

function deploymentOuts(metric: MetricId, { reached, hurt, failed }: Counts): Record<string, number> {
  if (metric === "changeFailureRate") return { "failed-attempt": failed, watching: reached - hurt };
  if (metric === "failedDeploymentRecoveryTime") return { "failed-attempt": failed, unhurt: reached - hurt };
  return { "failed-attempt": failed };
}

type Measures = DecodedDay["measures"];

/** By commit a change that counts has one commit at least. */
const leadsIn = (measures: Measures, { bots, unit }: LeadOptions): number => {
  const [people, machines] = unit === "commit" ? [measures.commit, measures["bot-commit"]] : [measures.lead, measures["bot-lead"]];
  return people.n + (bots ? machines.n : 0);
};

function leadOuts(counts: Counts, measures: Measures, { bots, unit }: LeadOptions): Record<string, number> {
  const { changeOut, botChangeOut, carryOut } = counts;
  const machines = measures["bot-lead"].n + total(Object.values(botChangeOut));
  const outs = Object.fromEntries(
    CHANGE_OUTS.map((reason) => [reason, (changeOut[reason] ?? 0) + (bots ? (botChangeOut[reason] ?? 0) : 0)]),
  );
  // Of the changes that have no commit with a time nobody keeps count: any may be one.
  const timeless = unit === "commit" ? { "no-commit-time": measures.lead.n + total(Object.values(changeOut)) + (bots ? machines : 0) } : {};
  return { ...carryOut, ...outs, ...timeless, ...(bots ? {} : { bot: machines }) };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
