import type { SparkModel } from "@/lib/charts/spark/build";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { readObjectives } from "@/lib/db/read/objective/list";
import { type HeardPlace, placesHeard } from "@/lib/db/read/objective/places";
import { type Actor, authorise, may, reachOf } from "@/lib/domain/access";
import type { Objective } from "@/lib/domain/objective";
import type { ObjectivesParams } from "@/lib/urls/objectives";
import { budgetSpark, type ObjectiveFigures, readFigures } from "../objective/figures";

/** Services that were silent for longer promise nothing new. */
const HEARD_MS = 30 * 86_400_000;

export type ObjectiveLine = ObjectiveFigures & { readonly spark: SparkModel | null };

export type ObjectivesModel = {
  readonly timezone: string;
  readonly lines: readonly ObjectiveLine[];
  /** Where objectives can be made, by name. */
  readonly places: readonly HeardPlace[];
  /** The place that a new one is for; null when none was asked for. */
  readonly place: HeardPlace | null;
  /** The objective that is being changed. */
  readonly edited: Objective | null;
  readonly mayChange: boolean;
};

/** Every objective within reach and how it stands. */
export async function loadObjectives(
  actor: Actor | null,
  { edit, service, environment }: ObjectivesParams,
  now: Date,
): Promise<ObjectivesModel> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const [workspace, objectives, places] = await Promise.all([
    readWorkspace(),
    readObjectives({}, reach),
    placesHeard(new Date(now.getTime() - HEARD_MS), reach),
  ]);
  const figures = await readFigures(objectives, now);
  return {
    timezone: workspace.timezone,
    lines: figures.map((one) => ({ ...one, spark: budgetSpark(one) })),
    places,
    place: places.find((one) => one.service === service && (environment === null || one.environment === environment)) ?? null,
    edited: objectives.find(({ id }) => id === edit) ?? null,
    mayChange: may(actor, "objectives.manage"),
  };
}
