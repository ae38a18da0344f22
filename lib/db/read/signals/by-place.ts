import { groupBy } from "@/lib/domain/group-by";

/** Where a source of requests is chosen: a service in an environment. */
export type Place = { readonly service: string; readonly environment: string };

/** Rows by the place that they speak of. */
export function byPlace<T extends Place>(rows: readonly T[]): (Place & { readonly rows: readonly T[] })[] {
  const places = groupBy(rows, ({ service, environment }) => `${service}\0${environment}`);
  return [...places.values()].flatMap((own) => own.slice(0, 1).map(({ service, environment }) => ({ service, environment, rows: own })));
}
