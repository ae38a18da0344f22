import type { Db } from "../prisma";

export type NewDecision = {
  readonly kind: "same" | "different" | "title" | "dismissed";
  readonly entityKey: string;
  /** Empty where the decision is about one record. */
  readonly otherKey: string;
  readonly title: string | null;
};

/** Keeps what a person decided of records; it takes the place of an earlier word on the same ones. */
export async function saveDecisions(tx: Db, decisions: readonly NewDecision[], decidedBy: string, decidedAt: Date): Promise<void> {
  for (const { kind, title, ...keys } of decisions.map(inKeyOrder))
    await tx.deploymentDecision.upsert({
      where: { entityKey_otherKey: keys },
      create: { ...keys, kind, title, decidedBy, decidedAt },
      update: { kind, title, decidedBy, decidedAt },
    });
}

/** Takes back what was said of these pairs of records. */
export async function forgetDecisions(tx: Db, pairs: readonly (readonly [string, string])[]): Promise<void> {
  const either = pairs.flatMap(([entityKey, otherKey]) => [
    { entityKey, otherKey },
    { entityKey: otherKey, otherKey: entityKey },
  ]);
  if (either.length > 0) await tx.deploymentDecision.deleteMany({ where: { OR: either } });
}

const inKeyOrder = (decision: NewDecision): NewDecision =>
  decision.otherKey === "" || decision.entityKey < decision.otherKey
    ? decision
    : { ...decision, entityKey: decision.otherKey, otherKey: decision.entityKey };
