import type { Snapshot } from "../snapshot";

const PREFER = (off: "on" | "off") => `select set_config('enable_sort', '${off}', true), set_config('enable_bitmapscan', '${off}', true)`;

/**
 * Plans a statement with questions like "the one before" by the index that gives the order: of a table that has just grown the server
 * knows too little to see that sorting a whole place for each of its rows takes for ever.
 */
export async function inOrderOfIndexes<Result>(client: Snapshot, work: () => Promise<Result>): Promise<Result> {
  await client.query(PREFER("off"));
  const result = await work();
  await client.query(PREFER("on"));
  return result;
}
