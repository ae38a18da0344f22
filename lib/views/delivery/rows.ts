import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import type { Actor } from "@/lib/domain/access";
import type { DefinitionFigure, DefinitionUnit } from "@/lib/metrics/definitions/definition";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import type { Figure, Interval, MetricId } from "@/lib/metrics/delivery/figure";
import { figuresOf, figuresWithout } from "@/lib/metrics/delivery/figures";
import { deliveryRowsApiHref } from "@/lib/urls/delivery-api";
import { type AnswerHead, answerHead, WAKE_VERSION } from "./answer";
import type { DefinitionRowView } from "./definition-row";
import { readPeriodFacts } from "./period-facts";
import type { DeliveryAsked, DeliveryQuestion } from "./question";
import { loadDefinitionRows } from "./reconcile";
import { resolveDelivery } from "./resolve";
import type { DeploymentRow } from "./rows/deployment-row";
import type { LeadRow } from "./rows/lead-row";
import { type RowPage, rowPage } from "./rows/page";
import { pickRows } from "./rows/pick";
import { positionOf } from "./rows/position";
import { type RowCounts, rowCounts } from "./rows/row-counts";
import { sentenceOf } from "./sentences/sentence-of";

/** Which rows of a figure are asked for, and where among them. */
export type RowsQuestion = DeliveryQuestion & {
  readonly included?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** A figure with the rows that it was worked out of, those that do not count with the reason. */
export type RowsAnswer = AnswerHead &
  RowCounts &
  RowPage<LeadRow | DeploymentRow | DefinitionRowView> & {
    readonly metric: MetricId;
    /** Asks the same again. */
    readonly link: string;
    readonly figureUnit: DefinitionUnit;
    readonly value: number | null;
    readonly n: number;
    readonly interval: Interval | null;
    /** Why there is no value. */
    readonly noValueReason: string | null;
    readonly formula: string;
    readonly sentence: string;
  };

/** A figure and part of its rows, newest first. Throws as `resolveDelivery`, and `invalid` for a cursor that is none of ours. */
export async function loadDeliveryRows(actor: Actor | null, metric: MetricId, question: RowsQuestion, now: Date): Promise<RowsAnswer> {
  const { asked, production } = await resolveDelivery(actor, question, now);
  const { definition } = question;
  const head = (version: number) => ({
    metric,
    ...answerHead(asked, definition, version, now),
    link: deliveryRowsApiHref(metric, { ...asked, definition }),
  });
  const formula = CATALOGUE[metric].formula;
  if (!production) {
    const sentence = "This environment is not production, which the delivery metrics are about.";
    const figure = figuresWithout("not-production")[metric];
    return { ...head(WAKE_VERSION), ...toldOf(figure), formula, sentence, rowsIn: 0, rowsOut: {}, rows: [], next: null };
  }
  if (definition !== "wake") {
    const {
      definitionVersion,
      figure,
      formula: theirs,
      difference,
      rowsIn,
      rowsOut,
      rows,
    } = await loadDefinitionRows(actor, definition, metric, asked, now);
    const part = pickRows(rows, question);
    return { ...head(definitionVersion), ...toldOf(figure), formula: theirs ?? "", sentence: difference, rowsIn, rowsOut, ...part };
  }
  return { ...head(WAKE_VERSION), ...(await wakeRows(metric, asked, question, now)), formula };
}

type Told = Pick<RowsAnswer, "figureUnit" | "value" | "n" | "interval" | "noValueReason">;

const toldOf = ({ unit, value, n, interval, reason }: Figure | DefinitionFigure): Told => ({
  figureUnit: unit,
  value,
  n,
  interval,
  noValueReason: reason,
});

async function wakeRows(
  metric: MetricId,
  asked: DeliveryAsked,
  { included, reason, cursor, limit }: RowsQuestion,
  now: Date,
): Promise<Told & RowCounts & RowPage & Pick<RowsAnswer, "sentence">> {
  const { lead } = asked;
  const after = positionOf(cursor);
  const { periods, everyone, page } = await inSnapshot(async (client) => {
    const periods = await readPeriodFacts(client, { ...asked, compare: true }, now);
    const needsBots = metric === "leadTimeForChanges" && !lead.bots;
    const withBots = { ...asked, lead: { ...lead, bots: true }, compare: false };
    const everyone = needsBots ? await readPeriodFacts(client, withBots, now) : periods;
    return {
      periods,
      everyone,
      page: await rowPage(client, asked, { metric, included: included ?? null, reason: reason ?? null, lead }, { after, limit }, now),
    };
  });
  const figure = figuresOf(periods)[metric];
  return {
    ...toldOf(figure),
    sentence: sentenceOf({ figure, facts: periods.now, unit: lead.unit }),
    ...rowCounts(metric, periods.now, everyone.now, lead),
    ...page,
  };
}
