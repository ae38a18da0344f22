import { prisma } from "../../prisma";

export type ApprovalStep = {
  readonly id: string;
  /** requested | approved | rejected | cancelled | expired */
  readonly status: string;
  readonly requestedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: readonly string[];
  readonly url: string | null;
};

/** Approvals of what some ids name: a deployment, its change request, its release. Those of another service or environment are left out. */
export const approvalsOf = (
  subjects: readonly string[],
  { service, environment }: { readonly service: string; readonly environment: string },
): Promise<ApprovalStep[]> =>
  prisma().approval.findMany({
    where: {
      subject: { in: [...subjects] },
      AND: [{ OR: [{ service: null }, { service }] }, { OR: [{ environment: null }, { environment }] }],
    },
    select: { id: true, status: true, requestedAt: true, decidedAt: true, decidedBy: true, url: true },
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
    take: 20,
  });
