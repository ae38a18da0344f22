import { readObjectives } from "@/lib/db/read/objective/list";
import { type Reach, reaches } from "@/lib/domain/access";
import { budgetSpark, readFigures } from "../objective/figures";
import type { ObjectiveLine } from "../settings/objectives";

/** What a service promises in an environment and how that stands. Beyond reach there is nothing. */
export async function readServiceObjectives(
  place: { readonly service: string; readonly environment: string },
  reach: Reach,
  now: Date,
): Promise<ObjectiveLine[]> {
  if (!reaches(reach, place.service, place.environment)) return [];
  const { service, environment } = place;
  const figures = await readFigures(await readObjectives({ service, environment }), now);
  return figures.map((one) => ({ ...one, spark: budgetSpark(one) }));
}
