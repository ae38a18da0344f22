import type { Verdict } from "@/lib/domain/verdict";
import type { Db } from "../../prisma";
import { verdictOf } from "./stored";

export type Standing = {
  readonly id: string;
  /** When it was taken back or followed; null while it runs. */
  readonly endedAt: Date | null;
  /** A person said that its verdict is wrong; the moment of that. */
  readonly dismissedAt: Date | null;
  readonly verdicts: readonly Verdict[];
};

/** How some deployments stand: whether they run, what was concluded, and whether a person took that back. Unknown ids are left out. */
export async function standingOf(tx: Db, ids: readonly string[]): Promise<Standing[]> {
  const rows = await tx.deployment.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      endedAt: true,
      verdicts: true,
      decisions: { orderBy: [{ decidedAt: "desc" }, { id: "desc" }], take: 1, select: { kind: true, decidedAt: true } },
    },
  });
  return rows.map(({ id, endedAt, verdicts, decisions: [said] }) => ({
    ...{ id, endedAt },
    dismissedAt: said?.kind === "dismissed" ? said.decidedAt : null,
    verdicts: verdicts.map(verdictOf),
  }));
}
