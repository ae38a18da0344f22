import type { Db } from "../prisma";
import type { PromotedMetric } from "../read/metric/promoted";
import { lockUntilCommit } from "./advisory-lock";

/** Adds a promoted metric when there is room for it among those of its service: `added`, `known` when it is there already, or `full`. */
export async function insertPromoted(tx: Db, metric: PromotedMetric, mostOfService: number): Promise<"added" | "known" | "full"> {
  const { service, name } = metric;
  await lockUntilCommit(tx, `promoted ${service}`);
  if ((await tx.promotedMetric.count({ where: { service, name } })) > 0) return "known";
  if ((await tx.promotedMetric.count({ where: { service } })) >= mostOfService) return "full";
  await tx.promotedMetric.create({ data: metric });
  return "added";
}

/** Removes a promoted metric; false when there is none. */
export const deletePromoted = async (tx: Db, service: string, name: string): Promise<boolean> =>
  (await tx.promotedMetric.deleteMany({ where: { service, name } })).count === 1;
