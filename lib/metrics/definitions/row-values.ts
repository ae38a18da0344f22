import type { DefinitionRow } from "./definition";

/** What the rows that count add, in their order. */
export function valuesOf(rows: readonly DefinitionRow[]): number[] {
  const values: number[] = [];
  for (const { value } of rows) if (value !== null) values.push(value);
  return values;
}

/** When they happened. */
export const instantsOf = (rows: readonly DefinitionRow[]): number[] => rows.map((row) => row.at);
