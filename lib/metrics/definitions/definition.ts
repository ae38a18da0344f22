import type { BucketSize } from "@/lib/domain/calendar";
import type { ChangeRow, DeliveryRow, Selection } from "@/lib/domain/delivery-row";
import type { Band, BandYear, MetricId, NoValueReason, Reading, Unit } from "../delivery/figure";

/** Other tools whose figures can be worked out of the same rows. */
export const OTHER_DEFINITIONS = ["devlake", "middleware", "fourkeys"] as const;
export type OtherDefinition = (typeof OTHER_DEFINITIONS)[number];

/** An incident of the selection. Times are epoch milliseconds. */
export type DefinitionIncident = {
  readonly id: string;
  readonly title: string;
  readonly openedAt: number;
  readonly resolvedAt: number | null;
  /** What its sender names as its cause: ids, versions, commits. */
  readonly causedBy: readonly string[];
};

/** What a definition answers from. Times are epoch milliseconds; the period is [from, to), its days are those of `zone`. */
export type DefinitionInput = {
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly bucket: BucketSize;
  readonly now: number;
  readonly selection: Selection;
  /** Some source had told Wake of anything before the end of the period. */
  readonly connected: boolean;
  /** Of the selection, in any order: all of the period, and the first after it that reached production, which may take an incident. */
  readonly deployments: readonly DeliveryRow[];
  /** Of the selection: those opened in the period or after it, and those resolved in it. */
  readonly incidents: readonly DefinitionIncident[];
};

/** Why a definition leaves a row out. */
export const ROW_OUTS = [
  "failed",
  "not-merged",
  "already-live",
  "no-commit",
  "not-later",
  "open",
  "not-resolved-here",
  "no-deployment",
] as const;
export type RowOut = (typeof ROW_OUTS)[number];

type RowBase = {
  /** What dates it. */
  readonly at: number;
  /** What it adds: whole seconds of a duration, failures of a deployment; null where it is left out. */
  readonly value: number | null;
  /** Why it does not count; null where it does. */
  readonly reason: RowOut | null;
};

export type DeploymentOf = RowBase & {
  readonly kind: "deployment";
  readonly deployment: DeliveryRow;
  /** Incidents that the definition blames on it. */
  readonly incidents: readonly string[];
};

/** DevLake's stages in whole minutes, rounded up; null where it has none. */
export type StageMinutes = {
  readonly codingMinutes: number | null;
  readonly pickupMinutes: number | null;
  readonly reviewMinutes: number | null;
  readonly deployMinutes: number | null;
  readonly cycleMinutes: number;
};

/** Middleware's stages in whole seconds; null where it has none. */
export type StageSeconds = {
  readonly firstCommitToOpen: number | null;
  readonly firstResponse: number | null;
  readonly rework: number | null;
  readonly merge: number | null;
  readonly mergeToDeploy: number | null;
};

export type ChangeOf = RowBase & {
  readonly kind: "change";
  readonly change: ChangeRow;
  readonly deployment: DeliveryRow;
  readonly stages: StageMinutes | StageSeconds | null;
};

export type CommitOf = RowBase & {
  readonly kind: "commit";
  readonly change: ChangeRow;
  readonly deployment: DeliveryRow;
  /** When it was written; null where Wake does not know it. */
  readonly writtenAt: number | null;
};

export type IncidentOf = RowBase & {
  readonly kind: "incident";
  readonly incident: DefinitionIncident;
  /** The deployment that the definition blames. */
  readonly deployment: DeliveryRow | null;
};

export type DefinitionRow = DeploymentOf | ChangeOf | CommitOf | IncidentOf;

export type Period = { readonly from: number; readonly to: number; readonly zone: string };

/** `days-per-week`: days with a deployment in a week. `days` and `deployments`: how many in a stretch of time. */
export type DefinitionUnit = Unit | "days-per-week" | "days" | "deployments";

/** `not-defined`: the tool does not measure this. */
export type DefinitionReason = NoValueReason | "not-defined";

export type DefinitionReading = Omit<Reading, "reason"> & { readonly reason: DefinitionReason | null };

export type DefinitionBucket = DefinitionReading & {
  readonly from: Date;
  readonly to: Date;
  readonly partial: boolean;
  readonly p25: null;
  readonly p75: null;
};

/** Another number that the same tool shows for the same metric. */
export type Also = {
  readonly id: string;
  readonly label: string;
  readonly unit: DefinitionUnit;
  readonly value: number | null;
  readonly n: number;
  readonly buckets: readonly DefinitionBucket[];
};

/** A metric as another tool has it, in the shape of Wake's own figure; these tools know no intervals and compare nothing. */
export type DefinitionFigure = DefinitionReading & {
  readonly metric: MetricId;
  readonly unit: DefinitionUnit;
  /** Unit of the values of `buckets`. */
  readonly bucketUnit: DefinitionUnit;
  /** By the tool's own thresholds; null where it has none, or no value. */
  readonly band: Readonly<Partial<Record<BandYear, Band>>> | null;
  /** The word that the tool shows in the place of the number, where it does. */
  readonly word: string | null;
  readonly previous: (DefinitionReading & { readonly from: Date; readonly to: Date }) | null;
  readonly comparison: null;
  readonly buckets: readonly DefinitionBucket[];
  readonly also: readonly Also[];
};

/** How a tool gets from rows to a metric. Its figure is a function of the rows that count, so these reproduce it. */
export type Rule = {
  readonly unit: DefinitionUnit;
  readonly bucketUnit?: DefinitionUnit;
  /** In words. */
  readonly formula: string;
  /** Every row that it looks at, counted or left out. */
  readonly rows: (input: DefinitionInput) => readonly DefinitionRow[];
  /** From the rows that count; null for none. */
  readonly value: (rows: readonly DefinitionRow[], period: Period) => number | null;
  /** The same of one bucket, where it differs. */
  readonly bucketValue?: (rows: readonly DefinitionRow[], period: Period) => number | null;
  /** Why there is no value where no row counts. */
  readonly none: NoValueReason;
  readonly bands?: (
    rows: readonly DefinitionRow[],
    period: Period,
    also: readonly Also[],
  ) => Readonly<Partial<Record<BandYear, Band>>> | null;
  readonly word?: (rows: readonly DefinitionRow[], period: Period) => string | null;
  readonly also?: (rows: readonly DefinitionRow[], input: DefinitionInput) => readonly Also[];
};

/** A tool's five metrics; null for one that it does not have. */
export type Definition = {
  readonly id: OtherDefinition;
  readonly name: string;
  /** Of Wake's reading of it. */
  readonly version: number;
  readonly rules: Readonly<Record<MetricId, Rule | null>>;
};
