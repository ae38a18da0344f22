import type { Actor } from "@/lib/domain/access";
import { daysLater } from "@/lib/domain/calendar";
import { DELIVERY_PERIOD_DAYS, type DeliveryParams } from "@/lib/urls/delivery";
import { loadDeliveryAnswer } from "@/lib/views/delivery/answer";
import type { DeliveryQuestion } from "@/lib/views/delivery/question";
import { loadDeliveryRows } from "@/lib/views/delivery/rows";
import type { Cell } from "./csv";
import type { CsvTable } from "./csv-response";
import { ROW_COLUMNS } from "./delivery-columns";

const ROWS_AT_ONCE = 500;
const BUCKET_COLUMNS = ["metric", "unit", "from", "to", "partial", "value", "n", "low", "high", "p25", "p75", "reason"] as const;

/** The buckets of the five figures, one line for each metric and bucket. */
export const deliveryTable = (actor: Actor | null, params: DeliveryParams, now: Date): CsvTable => ({
  name: "delivery",
  columns: BUCKET_COLUMNS,
  lines: bucketLines(actor, params, now),
});

async function* bucketLines(actor: Actor | null, params: DeliveryParams, now: Date): AsyncGenerator<Cell[][]> {
  const { metrics } = await loadDeliveryAnswer(actor, questionOf(params), now);
  yield Object.values(metrics).flatMap(({ metric, unit, buckets }) =>
    buckets.map(({ from, to, partial, value, n, interval, p25, p75, reason }) => [
      ...[metric, unit, from, to, partial],
      ...[value, n, interval?.low, interval?.high, p25, p75, reason],
    ]),
  );
}

/** The rows behind one figure, those that do not count with the reason; of one reason only where the page shows that one. */
export const deliveryRowsTable = (
  actor: Actor | null,
  params: DeliveryParams,
  metric: NonNullable<DeliveryParams["why"]>,
  now: Date,
): CsvTable => ({
  name: `delivery-${metric}`,
  columns: ROW_COLUMNS[metric].map(([name]) => name),
  lines: rowLines(actor, params, metric, now),
});

async function* rowLines(
  actor: Actor | null,
  params: DeliveryParams,
  metric: NonNullable<DeliveryParams["why"]>,
  now: Date,
): AsyncGenerator<Cell[][]> {
  const question = { ...questionOf(params), reason: params.reason ?? undefined, limit: ROWS_AT_ONCE };
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { rows, next } = await loadDeliveryRows(actor, metric, { ...question, cursor }, now);
    yield rows.map((row) => ROW_COLUMNS[metric].map(([, cell]) => cell(row)));
    cursor = next;
  }
}

/** The question that the page with these parameters answers. */
export const questionOf = (params: DeliveryParams): DeliveryQuestion => ({
  ...(params.period.name === "custom"
    ? { from: { day: params.period.first }, to: { day: daysLater(params.period.last, 1) } }
    : { days: DELIVERY_PERIOD_DAYS[params.period.name] }),
  service: params.service ?? undefined,
  team: params.team ?? undefined,
  environment: params.environment ?? undefined,
  bucket: params.bucket ?? undefined,
  definition: "wake",
  bots: params.bots,
  unit: params.unit,
});
