import { prisma } from "../../prisma";

export type Workspace = {
  /** Of the company; null until somebody names it. */
  readonly name: string | null;
  /** IANA zone in which days and weeks are counted. */
  readonly timezone: string;
  /** Whether any demo row is loaded. */
  readonly demo: boolean;
  /** Whether any deployment, of the demo or real, has ever arrived. */
  readonly started: boolean;
};

/** What every page needs to know of this installation. */
export async function readWorkspace(): Promise<Workspace> {
  const [row, demo, any] = await Promise.all([
    prisma().workspace.findUnique({ where: { id: 1 } }),
    prisma().service.findFirst({ where: { demo: true }, select: { name: true } }),
    prisma().deployment.findFirst({ select: { id: true } }),
  ]);
  return { name: row?.name ?? null, timezone: row?.timezone ?? "UTC", demo: demo !== null, started: any !== null };
}
