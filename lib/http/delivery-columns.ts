import type { DeliveryParams } from "@/lib/urls/delivery";
import type { RowsAnswer } from "@/lib/views/delivery/rows";
import type { Cell } from "./csv";

type Row = RowsAnswer["rows"][number];
type Column = readonly [name: string, cell: (row: Row) => Cell];

/** A field of a row as a cell; whatever is no plain value, or not there, is an empty one. */
function field(row: object, name: string): Cell {
  const value: unknown = Object.hasOwn(row, name) ? (row as Readonly<Record<string, unknown>>)[name] : null;
  if (value instanceof Date || typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return null;
}

const plain = (...names: readonly string[]): Column[] => names.map((name) => [name, (row) => field(row, name)]);

/** A field of an object within a row. */
const within = (of: string, name: string, as: string): Column => [
  as,
  (row) => {
    const inner: unknown = (row as Readonly<Record<string, unknown>>)[of];
    return typeof inner === "object" && inner !== null ? field(inner, name) : null;
  },
];

const PLACE = ["service", "team", "environment", "version", "release", "deployment"] as const;

const LEAD: readonly Column[] = [
  ...plain("change", "repository", "number", "url", "title", "author", "bot", ...PLACE),
  ...plain("firstCommitAt", "openedAt", "readyAt", "firstReviewAt", "approvedAt", "mergedAt", "deployedAt", "leadSeconds"),
  within("stages", "coding", "codingSeconds"),
  within("stages", "pickup", "pickupSeconds"),
  within("stages", "review", "reviewSeconds"),
  within("stages", "merge", "mergeSeconds"),
  within("stages", "deploy", "deploySeconds"),
  ["commitSeconds", (row) => ("commitSeconds" in row && Array.isArray(row.commitSeconds) ? row.commitSeconds.join(" ") : null)],
  ...plain("included", "reason"),
];

const DEPLOYMENT: readonly Column[] = [
  ...plain(...PLACE, "finishedAt", "reached"),
  ["hurtBy", (row) => ("hurt" in row && isHurt(row.hurt) ? row.hurt.by.join(" ") : null)],
  within("hurt", "from", "hurtFrom"),
  within("hurt", "until", "hurtUntil"),
  within("hurt", "untilBy", "hurtUntilBy"),
  within("hurt", "seconds", "hurtSeconds"),
  within("hurt", "openSeconds", "openSeconds"),
  ...plain("rework", "gapSeconds"),
  ["incidents", (row) => ("incidents" in row && isList(row.incidents) ? row.incidents.map(idOf).join(" ") : null)],
  ...plain("included", "reason"),
];

const isHurt = (hurt: unknown): hurt is { readonly by: readonly string[] } => typeof hurt === "object" && hurt !== null && "by" in hurt;
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const idOf = (incident: unknown): string =>
  typeof incident === "object" && incident !== null && "id" in incident ? String(incident.id) : String(incident);

/** The columns of the rows behind each figure. */
export const ROW_COLUMNS: Readonly<Record<NonNullable<DeliveryParams["why"]>, readonly Column[]>> = {
  deploymentFrequency: DEPLOYMENT,
  leadTimeForChanges: LEAD,
  changeFailureRate: DEPLOYMENT,
  failedDeploymentRecoveryTime: DEPLOYMENT,
  deploymentReworkRate: DEPLOYMENT,
};
