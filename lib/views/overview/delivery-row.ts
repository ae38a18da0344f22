import { type StagesModel, stageBars } from "@/lib/charts/delivery/stages";
import { formatPlural } from "@/lib/charts/format";
import type { Figure, MetricId } from "@/lib/metrics/delivery/figure";
import { spanWords } from "../delivery/page/span-words";
import type { LoadedFacts } from "../delivery/period-facts";
import { type Tile, tileOf } from "./tile";

/** The five delivery metrics of the overview. */
export type DeliveryRowModel = {
  /** The calendar days that it is about: `Sun 25 Oct to Sat 21 Nov`. */
  readonly span: string;
  /** Their beginning, and their end, exclusive. */
  readonly from: Date;
  readonly to: Date;
  /** Which days those are, of which zone, and what they are compared with. */
  readonly note: string;
  readonly tiles: readonly Tile[];
  readonly stages: StagesModel;
  /** The same in depth. */
  readonly depthHref: string;
};

export type DeliveryRowInput = Omit<LoadedFacts, "sources"> & {
  /** In their order. */
  readonly figures: readonly Figure[];
  /** What each shall be, in the unit of its figure. */
  readonly goals: Readonly<Partial<Record<MetricId, number>>>;
  readonly whyHref: (metric: MetricId) => string;
  readonly depthHref: string;
  /** When it is looked at. */
  readonly at: Date;
};

/** Lays out the row: the figures in their order, each with its course over the buckets. */
export function deliveryRow(input: DeliveryRowInput): DeliveryRowModel {
  const { figures, goals, now, before, buckets, zone, stale, whyHref, depthHref, at } = input;
  const span = spanWords(now, zone, at);
  const compared = before === null ? "" : `, compared with ${spanWords(before, zone, at)}`;
  const counting = stale ? " What arrived last is still being counted." : "";
  return {
    ...{ span, from: now.from, to: now.to },
    note: `${formatPlural(Math.max(1, Math.ceil(now.days)), "calendar day")} of ${zone}: ${span}${compared}.${counting}`,
    tiles: figures.map((figure) =>
      tileOf(figure, now, { buckets, zone }, { whyHref: whyHref(figure.metric), goal: goals[figure.metric] ?? null }),
    ),
    stages: stageBars(now.stages, before?.stages ?? null),
    depthHref,
  };
}
