import type { Rollup } from "@/lib/domain/rollup";

/** One minute of a series; `minute` counts from the epoch. */
export type Minute = { readonly minute: number; readonly rollup: Rollup };
