import { prisma } from "../../prisma";

/** The address at which this workspace looks at traces, with `{traceId}` and `{spanId}`; null when nobody said. */
export async function readTraceUrl(): Promise<string | null> {
  const row = await prisma().workspace.findUnique({ where: { id: 1 }, select: { traceUrl: true } });
  return row?.traceUrl ?? null;
}
