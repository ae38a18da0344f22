import { prisma } from "../../prisma";
import type { Around } from "./changes-around";

export type AlertAround = {
  readonly id: string;
  readonly name: string | null;
  readonly service: string | null;
  readonly severity: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly url: string | null;
};

const MOST = 20;

/** Alerts of the hurt services that began within some time, oldest first. */
export function alertsAround({ from, to, services, environment }: Around): Promise<AlertAround[]> {
  return prisma().alert.findMany({
    where: {
      service: { in: [...services] },
      startedAt: { gte: from, lt: to },
      ...(environment === null ? {} : { OR: [{ environment }, { environment: null }] }),
    },
    select: { id: true, name: true, service: true, severity: true, startedAt: true, endedAt: true, url: true },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
}

export type BurnAround = {
  readonly id: string;
  readonly objective: string;
  readonly service: string;
  /** fast | slow | ticket */
  readonly rule: string;
  readonly longBurn: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
};

/** Objectives of the hurt services that burnt their budget too fast within some time, oldest first. */
export async function burnsAround({ from, to, services, environment }: Around): Promise<BurnAround[]> {
  const rows = await prisma().burnAlert.findMany({
    where: {
      startedAt: { gte: from, lt: to },
      objective: { service: { in: [...services] }, ...(environment === null ? {} : { environment }) },
    },
    include: { objective: { select: { name: true, service: true } } },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.map(({ objective, ...row }) => ({ ...row, objective: objective.name, service: objective.service }));
}
