import type { Db } from "../../prisma";

export type DecisionRow = {
  readonly kind: "same" | "different" | "title" | "dismissed";
  readonly entityKey: string;
  /** Empty where the decision is about one record. */
  readonly otherKey: string;
  readonly title: string | null;
};

/** What people decided of some records. */
export const decisionsOf = (tx: Db, entityKeys: readonly string[]): Promise<DecisionRow[]> =>
  tx.$queryRaw<DecisionRow[]>`
    select kind, "entityKey", "otherKey", title from "DeploymentDecision" where "entityKey" = any(${entityKeys}::text[])
    union
    select kind, "entityKey", "otherKey", title from "DeploymentDecision" where "otherKey" = any(${entityKeys}::text[])`;
