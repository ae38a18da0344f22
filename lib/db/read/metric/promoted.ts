import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";

export type PromotedMetric = {
  readonly service: string;
  readonly name: string;
  readonly unit: string;
  readonly scale: number;
  readonly promotedAt: Date;
  readonly promotedBy: string;
};

/** The metrics whose values are kept, within a reach. Few: they are chosen by hand. */
export const listPromoted = ({ services }: Reach): Promise<PromotedMetric[]> =>
  prisma().promotedMetric.findMany({
    ...(services.length === 0 ? {} : { where: { service: { in: [...services] } } }),
    orderBy: [{ service: "asc" }, { name: "asc" }],
  });
