/** Drawing coordinates carry a tenth of a pixel; anything that is not a finite number draws as 0. */
export const round1 = (value: number): number => (Number.isFinite(value) ? Math.round(value * 10) / 10 : 0);
