import type { Db } from "./prisma";

/**
 * Runs work in which the server prefers an index that gives an order over sorting, for questions like "the one before". Of a table that
 * has just grown it knows too little to see by itself which of several indexes leads there at once.
 */
export async function inIndexOrder<T>(tx: Db, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('jit', 'off', true)`;
  const result = await work();
  await tx.$executeRaw`select set_config('enable_sort', 'on', true), set_config('enable_bitmapscan', 'on', true)`;
  return result;
}
