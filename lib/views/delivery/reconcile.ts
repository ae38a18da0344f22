import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { type Actor, authorise } from "@/lib/domain/access";
import { type DefinitionFigure, type DefinitionRow, OTHER_DEFINITIONS, type OtherDefinition } from "@/lib/metrics/definitions/definition";
import { DEFINITION_OF } from "@/lib/metrics/definitions/definitions";
import { DIFFERENCES } from "@/lib/metrics/definitions/differences";
import { figuresUnder } from "@/lib/metrics/definitions/figure-of";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/delivery/figure";
import { type DefinitionInputs, readDefinitionInputs } from "./definition-input";
import { type DefinitionRowView, definitionRowView } from "./definition-row";
import { assertWithinReach } from "./load/within-reach";
import type { DeliveryAsked } from "./question";

/** The five metrics of a period as another tool has them. */
export type DefinitionFigures = {
  readonly definition: OtherDefinition;
  readonly definitionVersion: number;
  readonly metrics: Readonly<Record<MetricId, DefinitionFigure>>;
};

/** The rows behind one of them. */
export type DefinitionRows = {
  readonly definition: OtherDefinition;
  readonly definitionVersion: number;
  readonly figure: DefinitionFigure;
  /** How the tool works it out; null for a metric that it does not have. */
  readonly formula: string | null;
  /** Why its figure differs from Wake's. */
  readonly difference: string;
  readonly rowsIn: number;
  readonly rowsOut: Readonly<Record<string, number>>;
  /** Newest first; of the same instant by their ids, so that pages of them fit together. */
  readonly rows: readonly DefinitionRowView[];
};

/** What every other tool makes of the rows behind Wake's figures, each with the reason why it differs. */
export type Reconciled = {
  readonly tools: readonly {
    readonly id: OtherDefinition;
    readonly name: string;
    readonly version: number;
    readonly metrics: readonly { readonly metric: MetricId; readonly figure: DefinitionFigure; readonly difference: string }[];
  }[];
};

/** The figures of a period under another tool's definition. Throws `forbidden` beyond a token's reach, `invalid` for too many deployments. */
export async function loadDefinitionFigures(
  actor: Actor | null,
  id: OtherDefinition,
  asked: DeliveryAsked,
  now: Date,
): Promise<DefinitionFigures> {
  const inputs = await inputsFor(actor, asked, now);
  const definition = DEFINITION_OF[id];
  return { definition: id, definitionVersion: definition.version, metrics: figuresUnder(definition, inputs.now, inputs.before) };
}

/** A figure of a period under another tool's definition, with every row that it rests on or leaves out. Throws as `loadDefinitionFigures`. */
export async function loadDefinitionRows(
  actor: Actor | null,
  id: OtherDefinition,
  metric: MetricId,
  asked: DeliveryAsked,
  now: Date,
): Promise<DefinitionRows> {
  const inputs = await inputsFor(actor, asked, now);
  const definition = DEFINITION_OF[id];
  const rule = definition.rules[metric];
  const rows = rule?.rows(inputs.now) ?? [];
  return {
    definition: id,
    definitionVersion: definition.version,
    figure: figuresUnder(definition, inputs.now, inputs.before)[metric],
    formula: rule?.formula ?? null,
    difference: DIFFERENCES[id][metric],
    rowsIn: rows.filter((row) => row.reason === null).length,
    rowsOut: countsOut(rows),
    rows: rows.toSorted(newestFirst).map(definitionRowView),
  };
}

/** The figures of a period under every other tool's definition. Throws as `loadDefinitionFigures`. */
export async function loadReconciled(actor: Actor | null, asked: DeliveryAsked, now: Date): Promise<Reconciled> {
  const inputs = await inputsFor(actor, asked, now);
  const tools = OTHER_DEFINITIONS.map((id) => {
    const { name, version } = DEFINITION_OF[id];
    const figures = figuresUnder(DEFINITION_OF[id], inputs.now, inputs.before);
    return {
      id,
      name,
      version,
      metrics: METRIC_IDS.map((metric) => ({ metric, figure: figures[metric], difference: DIFFERENCES[id][metric] })),
    };
  });
  return { tools };
}

async function inputsFor(actor: Actor | null, asked: DeliveryAsked, now: Date): Promise<DefinitionInputs> {
  authorise(actor, "view.read");
  await assertWithinReach(actor, asked.selection);
  return inSnapshot((client) => readDefinitionInputs(client, asked, now));
}

function newestFirst(a: DefinitionRow, b: DefinitionRow): number {
  const [left, right] = [idOf(a), idOf(b)];
  return b.at - a.at || (left < right ? -1 : left > right ? 1 : 0);
}

function idOf(row: DefinitionRow): string {
  if (row.kind === "incident") return row.incident.id;
  if (row.kind === "deployment") return row.deployment.id;
  return `${row.deployment.id} ${row.change.id} ${row.kind === "commit" ? row.writtenAt : ""}`;
}

function countsOut(rows: readonly DefinitionRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reason } of rows) if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
