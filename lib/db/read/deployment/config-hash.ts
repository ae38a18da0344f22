/** The hash of its configuration that stands in the facts of a stored record; null where it says none. */
export function configHashIn(facts: unknown): string | null {
  if (typeof facts !== "object" || facts === null || !("configHash" in facts)) return null;
  return typeof facts.configHash === "string" ? facts.configHash : null;
}
