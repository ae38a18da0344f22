/** Search parameters as a page receives them. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The first value of a parameter, trimmed and capped at 200 characters; null when it is absent or empty. */
export function one(search: SearchParams, name: string): string | null {
  const value = search[name];
  const first = (typeof value === "string" ? value : value?.[0])?.trim().slice(0, 200) ?? "";
  return first === "" ? null : first;
}

/** The value of a parameter when it is one of `allowed`, else `fallback`. */
export function oneOf<T extends string>(search: SearchParams, name: string, allowed: readonly T[], fallback: T): T {
  const value = one(search, name);
  return allowed.find((candidate) => candidate === value) ?? fallback;
}

/** A whole number within bounds; the fallback for anything else. */
export function wholeNumber(search: SearchParams, name: string, bounds: { min: number; max: number; fallback: number }): number {
  const value = Number(one(search, name) ?? Number.NaN);
  return Number.isInteger(value) && value >= bounds.min && value <= bounds.max ? value : bounds.fallback;
}

/** A path with parameters; those that are null are left out, so that a default view has a clean address. */
export function href(path: string, params: Readonly<Record<string, string | number | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  const query = search.toString();
  return query === "" ? path : `${path}?${query}`;
}
