import { formatTrend } from "@/lib/charts/delivery/trend-unit";
import { formatNumber, formatPlural } from "@/lib/charts/format";
import type { Actor } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import type { Also, DefinitionFigure, DefinitionUnit } from "@/lib/metrics/definitions/definition";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import { BAND_YEARS, METRIC_IDS } from "@/lib/metrics/delivery/figure";
import { deliveryRowsApiHref } from "@/lib/urls/delivery-api";
import type { LoadedFigures } from "../figures";
import type { DeliveryAsked } from "../question";
import { loadReconciled } from "../reconcile";
import type { ReconcileTable } from "../reconcile-table";
import { formatFrequency } from "../sentences/frequency-words";
import { figureInLine } from "../why/equation";

/** Wake's figures beside those of other tools over the same rows; what there is too much of is refused with the way out. */
export async function reconcileTable(actor: Actor, asked: DeliveryAsked, loaded: LoadedFigures, now: Date): Promise<ReconcileTable> {
  try {
    const { tools } = await loadReconciled(actor, asked, now);
    return {
      refused: null,
      metrics: METRIC_IDS.map((metric) => ({
        metric,
        name: CATALOGUE[metric].name,
        wake: figureInLine(loaded.figures[metric]),
        rows: tools.flatMap(({ id, name, metrics }) =>
          metrics
            .filter((one) => one.metric === metric)
            .map(({ figure, difference }) => ({
              tool: name,
              value: valueIn(figure),
              bands: bandsOf(figure),
              also: figure.also.map(alsoOf),
              why: difference,
              rowsHref: deliveryRowsApiHref(metric, { ...asked, definition: id }),
            })),
        ),
      })),
    };
  } catch (error) {
    if (!(error instanceof WakeError) || error.code !== "invalid") throw error;
    return { metrics: [], refused: `${error.message} ${error.fix ?? ""}`.trim() };
  }
}

/** A value in the unit of another tool. */
function inUnit(value: number, unit: DefinitionUnit): string {
  if (unit === "per-day") return formatFrequency(value);
  if (unit === "days-per-week") return `${formatNumber(value, 1)} days a week`;
  if (unit === "days") return formatPlural(value, "day");
  return unit === "deployments" ? formatPlural(value, "deployment") : formatTrend(value, unit);
}

function valueIn({ value, unit, word, reason }: DefinitionFigure): string {
  if (value === null) return reason === "not-defined" ? "not measured" : (word ?? "no value");
  return word === null ? inUnit(value, unit) : `${word} (${inUnit(value, unit)})`;
}

const alsoOf = ({ label, value, unit }: Also): string => `${label}: ${value === null ? "no value" : inUnit(value, unit)}`;

function bandsOf({ band }: DefinitionFigure): string | null {
  const said = BAND_YEARS.toReversed().flatMap((year) => (band?.[year] === undefined ? [] : [`${band[year]} in ${year}`]));
  return said.length === 0 ? null : said.join(", ");
}
