const MINUTE_MS = 60_000;
/** Minutes after an incident was noticed at which it is looked into again: often while signals come in, then each hour of the first day. */
const LOOKS: readonly number[] = [1, 3, 5, 10, 20, ...Array.from({ length: 24 }, (_, hour) => (hour + 1) * 60)];
/** So long after it was noticed a resolved one is still looked into: signals around it come in. */
const AFTERWARDS_MINUTES = 60;

/** When an incident is looked into next; null when nothing more is to be found out. */
export function nextSuspectAt(
  { openedAt, resolvedAt }: { readonly openedAt: Date; readonly resolvedAt: Date | null },
  now: Date,
): Date | null {
  const next = LOOKS.find((minutes) => openedAt.getTime() + minutes * MINUTE_MS > now.getTime());
  if (next === undefined || (resolvedAt !== null && next > AFTERWARDS_MINUTES)) return null;
  return new Date(openedAt.getTime() + next * MINUTE_MS);
}
