/**
 * Wilson's score interval for a share: `hits` of `of` trials at `z` standard deviations (1.96 for two-sided 95 %).
 * Both may be fractions of counts. With no trials the share may be anything. Source: E. B. Wilson, JASA 22 (1927).
 */
export function wilsonInterval(hits: number, of: number, z: number): { readonly low: number; readonly high: number } {
  if (!(of > 0)) return { low: 0, high: 1 };
  const share = hits / of;
  const shrink = 1 + (z * z) / of;
  const centre = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { low: Math.max(0, (centre - half) / shrink), high: Math.min(1, (centre + half) / shrink) };
}
