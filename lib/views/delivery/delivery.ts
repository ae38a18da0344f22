import { spreadOf } from "@/lib/charts/delivery/spread";
import { stageBars } from "@/lib/charts/delivery/stages";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { deliveryRows } from "@/lib/db/read/delivery/rows";
import { deliverySettings } from "@/lib/db/read/delivery/settings";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { latestProductionRelease } from "@/lib/db/read/deployment/latest";
import { type Actor, authorise, reachOf } from "@/lib/domain/access";
import { dayOf, daysLater } from "@/lib/domain/calendar";
import type { DeliveryRow } from "@/lib/domain/delivery-row";
import { mergeNotable } from "@/lib/metrics/delivery/notable";
import type { DeliveryParams } from "@/lib/urls/delivery";
import { type LoadedFigures, loadFigures } from "./figures";
import { periodBefore } from "./load/pieces";
import type { DeliveryModel } from "./model";
import { askedBy } from "./page/asked";
import { atInstants } from "./page/at-instants";
import { besideFailures } from "./page/beside-failures";
import { failedDeployment } from "./page/failure-rows";
import { failuresOf } from "./page/failures";
import { goalsOf } from "./page/goals";
import { leadShape } from "./page/lead-shape";
import { optionsOf } from "./page/options";
import { placeTables } from "./page/places";
import { reconcileTable } from "./page/reconciled";
import { deliverySections } from "./page/sections";
import { slowChange } from "./page/slow-change";
import { spanWords } from "./page/span-words";
import type { DeliveryAsked } from "./question";
import { deliverySummary } from "./sentences/summary";
import { readWhy } from "./why";

const LISTED_FAILURES = 10;

/**
 * The page of the delivery metrics: the five figures of a selection and a period with all that they rest on. Figures come from stored days;
 * of rows it reads only those that it lists.
 *
 * @throws WakeError as `loadFigures`.
 */
export async function loadDelivery(actor: Actor | null, params: DeliveryParams, now: Date): Promise<DeliveryModel> {
  authorise(actor, "view.read");
  const { timezone, started } = await readWorkspace();
  const asked = askedBy(params, timezone, now);
  const loaded = await loadFigures(actor, { ...asked, zone: null, compare: params.compare }, now);
  const [options, nearest, places, reconcile, why, goals, rows] = await Promise.all([
    optionsOf(actor),
    isEmpty(loaded) ? nearestRelease(actor, asked, now) : null,
    placeTables(actor, params, asked, now),
    params.reconcile ? reconcileTable(actor, asked, loaded, now) : null,
    params.why === null ? null : readWhy({ metric: params.why, of: params.reason, page: params.rows, asked, loaded, params }, now),
    goalsOf(asked.selection),
    rowsOf(asked, loaded, now),
  ]);
  const { facts, figures } = loaded;
  return {
    ...{ timezone, options, reconcile, why, ...places, stale: facts.stale, computedAt: loaded.computedAt },
    period: periodOf(asked, now),
    sentence: deliverySummary({ figures, facts: facts.now, unit: asked.lead.unit }, (metric) => `#${metric}`),
    sections: deliverySections({ asked, loaded, goals, failures: rows.failures }, now),
    lead: {
      stages: stageBars(facts.now.stages, facts.before?.stages ?? null),
      spread: spreadOf(facts.now.lead, facts.before?.lead ?? null, rows.shape.classes),
      slowest: rows.shape.slowest.map(slowChange),
    },
    failures: {
      rows: rows.failures.rows.slice(0, LISTED_FAILURES).map((row) => failedDeployment(row, now)),
      total: facts.now.counts.hurt,
      beside: besideFailures(facts.now, rows.failures.observationHours),
    },
    empty: !started ? { kind: "never" } : isEmpty(loaded) ? emptyOf(loaded, nearest, timezone) : null,
  };
}

/** The rows that the page lists or marks, read together. */
const rowsOf = (asked: DeliveryAsked, loaded: LoadedFigures, now: Date) =>
  inSnapshot(async (client) => {
    const notable = mergeNotable(loaded.facts.sources.map(({ decoded }) => decoded.notable()));
    const of = { asked, loaded, notable, settings: await deliverySettings(client) };
    const [failures, shape] = [failuresOf(of, now), leadShape(of, now)];
    const read: DeliveryRow[] = [];
    for await (const rows of deliveryRows(client, atInstants([...failures.at, ...shape.at]), asked.selection)) read.push(...rows);
    return { failures: failures.of(read), shape: shape.of(read) };
  });

function periodOf({ from, to, zone, bucket }: DeliveryAsked, now: Date): DeliveryModel["period"] {
  const days = Math.round((to.getTime() - from.getTime()) / 86_400_000);
  return {
    from,
    to,
    bucket,
    words: spanWords({ from, to }, zone, now),
    before: spanWords(periodBefore({ from, to }, days, zone), zone, now),
  };
}

/** When production was reached last before the period; if never, when it was reached last at all. */
async function nearestRelease(actor: Actor, asked: DeliveryAsked, now: Date): Promise<Date | null> {
  const reach = reachOf(actor);
  return (await latestProductionRelease(asked.from, reach)) ?? (await latestProductionRelease(now, reach));
}

const JUMP_DAYS = 28;

/** Nothing reached production in the period, and nothing tried to. */
const isEmpty = ({ facts: { now }, figures }: LoadedFigures): boolean =>
  now.counts.reached + now.counts.failed === 0 && figures.deploymentFrequency.reason !== "not-production";

/** The way from where nothing happened to where something did. */
function emptyOf({ facts: { now: facts } }: LoadedFigures, nearest: Date | null, zone: string): DeliveryModel["empty"] {
  if (nearest === null) return { kind: "in-range", nearest: null };
  const last = dayOf(nearest, zone);
  return { kind: "in-range", nearest: { at: nearest, isBefore: nearest < facts.from, first: daysLater(last, 1 - JUMP_DAYS), last } };
}
