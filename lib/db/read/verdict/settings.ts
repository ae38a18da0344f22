import { prisma } from "../../prisma";

/** What the judge of this installation goes by, as it is stored. */
export type JudgeSettings = {
  /** How much proof a rise takes before a release is called regressed; a word that nobody knows is for the reader to mend. */
  readonly sensitivity: string;
  /** IANA zone of the nights. */
  readonly timezone: string;
};

export async function readJudgeSettings(): Promise<JudgeSettings> {
  const row = await prisma().workspace.findUnique({ where: { id: 1 }, select: { sensitivity: true, timezone: true } });
  return row ?? { sensitivity: "balanced", timezone: "UTC" };
}
