import type { Actor } from "@/lib/domain/access";
import type { BucketSize } from "@/lib/domain/calendar";
import type { DefinitionId } from "@/lib/domain/definition";
import type { Selection } from "@/lib/domain/delivery-row";
import type { DefinitionFigure } from "@/lib/metrics/definitions/definition";
import type { Figure, MetricId } from "@/lib/metrics/delivery/figure";
import { figuresOf, figuresWithout } from "@/lib/metrics/delivery/figures";
import type { LeadOptions } from "@/lib/metrics/delivery/period-facts";
import { deliveryApiHref } from "@/lib/urls/delivery-api";
import { loadPeriodFacts } from "./period-facts";
import type { DeliveryAsked, DeliveryQuestion } from "./question";
import { loadDefinitionFigures } from "./reconcile";
import { resolveDelivery } from "./resolve";

/** What every answer of the API about delivery says of itself. */
export type AnswerHead = {
  readonly definition: DefinitionId;
  readonly definitionVersion: number;
  readonly from: Date;
  readonly to: Date;
  readonly timezone: string;
  readonly bucket: BucketSize;
  readonly selection: Selection;
  readonly bots: "with" | "without";
  readonly unit: LeadOptions["unit"];
  readonly computedAt: Date;
};

/** The five figures as the API tells them. */
export type DeliveryAnswer = AnswerHead & {
  /** A bulk load is still being added up. */
  readonly stale: boolean;
  /** Asks the same again. */
  readonly link: string;
  readonly metrics: Readonly<Record<MetricId, Figure | DefinitionFigure>>;
};

/** Version of Wake's own definitions. */
export const WAKE_VERSION = 1;

/** The five figures of a question. Throws as `resolveDelivery`, and `invalid` for more than can be worked out at once. */
export async function loadDeliveryAnswer(actor: Actor | null, question: DeliveryQuestion, now: Date): Promise<DeliveryAnswer> {
  const { asked, production } = await resolveDelivery(actor, question, now);
  const { definition } = question;
  const answer = (version: number, metrics: DeliveryAnswer["metrics"], stale: boolean): DeliveryAnswer => ({
    ...answerHead(asked, definition, version, now),
    stale,
    link: deliveryApiHref({ ...asked, definition }),
    metrics,
  });
  if (definition !== "wake" && production) {
    const told = await loadDefinitionFigures(actor, definition, asked, now);
    return answer(told.definitionVersion, told.metrics, false);
  }
  if (!production) return answer(WAKE_VERSION, figuresWithout("not-production"), false);
  const { stale, ...periods } = await loadPeriodFacts(actor, { ...asked, compare: true }, now);
  return answer(WAKE_VERSION, figuresOf(periods), stale);
}

/** What an answer says of itself. */
export const answerHead = (asked: DeliveryAsked, definition: DefinitionId, definitionVersion: number, now: Date): AnswerHead => ({
  definition,
  definitionVersion,
  from: asked.from,
  to: asked.to,
  timezone: asked.zone,
  bucket: asked.bucket,
  selection: asked.selection,
  bots: asked.lead.bots ? "with" : "without",
  unit: asked.lead.unit,
  computedAt: now,
});
