import type { Reach } from "@/lib/domain/access";
import { prisma } from "../../prisma";
import { deploymentsWithin } from "./within";

export type DeploymentHome = { readonly id: string; readonly releaseId: string };

/** The deployment that the record with this id tells of now; null when it tells of none, or of one out of reach. */
export const homeOfRecord = (recordId: string, reach: Reach): Promise<DeploymentHome | null> =>
  prisma().deployment.findFirst({
    where: { AND: [deploymentsWithin(reach), { records: { some: { id: recordId } } }] },
    select: { id: true, releaseId: true },
  });
