import { formatDay, formatStamp, formatZone } from "@/lib/charts/format-time";
import type { WhyModel, WhyRowsOf } from "@/lib/charts/why/model";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { zonedDays } from "@/lib/domain/zone";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import type { Figure, MetricId } from "@/lib/metrics/delivery/figure";
import { type DeliveryParams, deliveryHref } from "@/lib/urls/delivery";
import { deliveryRowsApiHref } from "@/lib/urls/delivery-api";
import type { LoadedFigures } from "./figures";
import { spanWords } from "./page/span-words";
import { readPeriodFacts } from "./period-facts";
import type { DeliveryAsked } from "./question";
import { type RowCounts, rowCounts } from "./rows/row-counts";
import { movesSentence } from "./sentences/moves";
import { sentenceOf } from "./sentences/sentence-of";
import { equationOf, figureInLine } from "./why/equation";
import { whyRows } from "./why/rows";
import { whySteps } from "./why/steps";

export type WhyAsked = {
  readonly metric: MetricId;
  readonly of: WhyRowsOf;
  readonly page: number;
  /** What the figures were loaded for. */
  readonly asked: DeliveryAsked;
  readonly loaded: LoadedFigures;
  /** The page of the metrics in the same state, for the file of rows. */
  readonly params: Partial<DeliveryParams>;
};

/**
 * Everything behind one figure that was loaded already: how it comes about, what counts and what does not, and a page of the rows. The
 * actor has been let in by whoever loaded the figures.
 */
export async function readWhy({ metric, of, page, asked, loaded, params }: WhyAsked, now: Date): Promise<WhyModel> {
  const figure = loaded.figures[metric];
  const { now: facts } = loaded.facts;
  const told = { figure, facts, unit: asked.lead.unit };
  const { counts, rows } = await inSnapshot(async (client) => ({
    counts: await countsOf(client, metric, asked, loaded, now),
    rows: await whyRows(client, asked, { metric, of, page, total: madeOf(figure, loaded) }, now),
  }));
  const { formula, population, leftOut, certainty } = CATALOGUE[metric];
  return {
    metric,
    about: `${CATALOGUE[metric].name}, ${spanWords(asked, asked.zone, now)}`,
    question: figure.value === null ? "Why is there no number?" : `Why ${figureInLine(figure)}?`,
    equation: equationOf(figure, facts, asked.lead.unit),
    definition: [sentenceOf(told), formula, population, leftOut, certainty],
    steps: whySteps(metric, counts, facts, of),
    rows,
    moves: movesSentence(told),
    facts: factsOf(metric, asked, loaded, now),
    jsonHref: deliveryRowsApiHref(metric, { ...asked, definition: "wake" }),
    csvHref: deliveryHref({ ...params, why: metric, reason: null, rows: 1 }).replace("/delivery", "/delivery.csv"),
  };
}

/** How many rows make the number. */
function madeOf({ metric, n }: Figure, { facts: { now } }: LoadedFigures): number {
  if (metric === "changeFailureRate" || metric === "failedDeploymentRecoveryTime") return now.counts.hurt;
  return metric === "deploymentReworkRate" ? now.counts.rework : n;
}

/** The changes of bots are counted beside those of people, to say how many were left out. */
async function countsOf(
  client: Parameters<typeof readPeriodFacts>[0],
  metric: MetricId,
  asked: DeliveryAsked,
  { facts }: LoadedFigures,
  now: Date,
): Promise<RowCounts> {
  const needsBots = metric === "leadTimeForChanges" && !asked.lead.bots;
  const withBots = { ...asked, lead: { ...asked.lead, bots: true }, compare: false };
  const everyone = needsBots ? (await readPeriodFacts(client, withBots, now)).now : facts.now;
  return rowCounts(metric, facts.now, everyone, asked.lead);
}

function factsOf(metric: MetricId, asked: DeliveryAsked, { computedAt, facts }: LoadedFigures, now: Date): WhyModel["facts"] {
  const { from, to, zone } = asked;
  const odd = zonedDays(from, to, zone).filter(({ hours }) => hours !== 24);
  const end = to > now ? "now" : formatStamp(to, zone);
  const said = odd.slice(0, 2).map((day) => `; ${formatDay(day.from, zone)} has ${day.hours} hours`);
  const { version, source } = CATALOGUE[metric];
  return [
    { term: "Window", value: `${formatStamp(from, zone)} to ${end}, ${zone}${said.join("")}` },
    { term: "Definition", value: `Wake's, version ${version}; ${source.name}` },
    {
      term: "Computed",
      value: `${formatStamp(computedAt, zone)} ${formatZone(computedAt, zone)}${facts.stale ? ", while much was still being counted" : ""}`,
    },
  ];
}
