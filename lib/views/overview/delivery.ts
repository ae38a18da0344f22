import type { Phrase } from "@/lib/charts/phrase";
import type { WhyModel } from "@/lib/charts/why/model";
import type { Actor } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { deliveryHref } from "@/lib/urls/delivery";
import { deliveryParamsOf, type OverviewParams, overviewHref } from "@/lib/urls/overview";
import { loadFigures } from "../delivery/figures";
import { askedBy } from "../delivery/page/asked";
import { goalsOf } from "../delivery/page/goals";
import { deliverySummary } from "../delivery/sentences/summary";
import { readWhy } from "../delivery/why";
import { type DeliveryRowModel, deliveryRow } from "./delivery-row";

/** What the overview says of the five delivery metrics. */
export type OverviewDelivery = {
  readonly row: DeliveryRowModel;
  /** The five in a sentence. */
  readonly summary: readonly Phrase[];
  readonly why: WhyModel | null;
};

/** The delivery metrics in the state of the overview; null for whom they would tell of what is beyond their reach. */
export async function overviewDelivery(
  actor: Actor | null,
  params: OverviewParams,
  zone: string,
  now: Date,
): Promise<OverviewDelivery | null> {
  try {
    return await loadDelivery(actor, params, zone, now);
  } catch (error) {
    if (error instanceof WakeError && (error.code === "forbidden" || error.code === "not-found")) return null;
    throw error;
  }
}

async function loadDelivery(actor: Actor | null, params: OverviewParams, zone: string, now: Date): Promise<OverviewDelivery> {
  const delivery = deliveryParamsOf(params, zone, now);
  const asked = askedBy(delivery, zone, now);
  const [loaded, goals] = await Promise.all([loadFigures(actor, { ...asked, zone: null, compare: true }, now), goalsOf(asked.selection)]);
  const { figures, facts } = loaded;
  const { metric, of, page } = { metric: params.why, of: params.reason, page: params.rows };
  const whyHref = (of: OverviewParams["why"]): string => overviewHref({ ...params, why: of, reason: null, rows: 1 });
  return {
    row: deliveryRow({
      ...facts,
      figures: METRIC_IDS.map((id) => figures[id]),
      goals,
      whyHref,
      depthHref: deliveryHref({ ...delivery, why: null, reason: null, rows: 1 }),
      at: now,
    }),
    summary: deliverySummary({ figures, facts: facts.now, unit: asked.lead.unit }, whyHref),
    why: metric === null ? null : await readWhy({ metric, of, page, asked, loaded, params: delivery }, now),
  };
}
