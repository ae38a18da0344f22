/** Bodies are flat; deeper nesting is an attack on whoever walks it. */
const DEEPEST = 8;

/** The same value without object members that are null: to a sender, null and absent mean the same. What nests too deeply is left out too. */
export function withoutNulls(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== "object") return value;
  if (depth >= DEEPEST) return null;
  if (Array.isArray(value)) return value.map((inner) => withoutNulls(inner, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, withoutNulls(inner, depth + 1)] as const)
      .filter(([, inner]) => inner !== null),
  );
}
