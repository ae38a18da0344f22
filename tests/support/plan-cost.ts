import { pool } from "@/lib/db/pool";

type Plan = {
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
  readonly Plans?: readonly Plan[];
};

/** Runs a statement and says how many rows of some tables it went through, those that it left out included, and how many pages of anything. */
export async function planCost(
  sql: string,
  values: readonly unknown[],
  tables: readonly string[],
): Promise<{ rows: number; pages: number }> {
  const { rows } = await pool().query<{ "QUERY PLAN": readonly { readonly Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`,
    [...values],
  );
  const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
  if (plan === undefined) throw new Error("no plan");
  return { rows: rowsOf(plan, tables), pages: plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] };
}

const rowsOf = (plan: Plan, tables: readonly string[]): number =>
  (tables.includes(plan["Relation Name"] ?? "")
    ? (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"]
    : 0) + (plan.Plans ?? []).reduce((sum, part) => sum + rowsOf(part, tables), 0);
