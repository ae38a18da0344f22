/** Where a source of requests is chosen: a service in an environment. */
export type Place = { readonly service: string; readonly environment: string };

/** Rows by the place that they speak of. */
export function byPlace<T extends Place>(rows: readonly T[]): (Place & { readonly rows: readonly T[] })[] {
  const places = new Map<string, Place & { readonly rows: T[] }>();
  for (const row of rows) {
    const { service, environment } = row;
    const key = `${service}\0${environment}`;
    const place = places.get(key);
    if (place === undefined) places.set(key, { service, environment, rows: [row] });
    else place.rows.push(row);
  }
  return [...places.values()];
}
