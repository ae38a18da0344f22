/** A stretch during which users were hurt; `to` null while they are. */
export type Period = { readonly from: Date; readonly to: Date | null };

/** The stored periods of an incident, whose shape is not known for certain; one from opened to resolved when there are none. */
export function periodsOf(
  stored: unknown,
  { openedAt, resolvedAt }: { readonly openedAt: Date; readonly resolvedAt: Date | null },
): Period[] {
  const periods = Array.isArray(stored) ? stored.flatMap(periodOf) : [];
  return periods.length > 0 ? periods : [{ from: openedAt, to: resolvedAt }];
}

function periodOf(stored: unknown): Period[] {
  if (typeof stored !== "object" || stored === null || !("from" in stored)) return [];
  const from = instant(stored.from);
  return from === null ? [] : [{ from, to: "to" in stored ? instant(stored.to) : null }];
}

function instant(stored: unknown): Date | null {
  const at = typeof stored === "string" ? Date.parse(stored) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at);
}
