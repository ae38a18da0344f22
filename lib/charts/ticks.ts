/** Round steps between ticks: 1, 2, 2.5 or 5 times a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10];

/** Three or four round ticks from zero up to, and not above, `max`. Of nothing, only 0. */
export function linearTicks(max: number): number[] {
  if (!Number.isFinite(max) || max < Number.EPSILON ** 4) return [0];
  const rough = max / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((candidate) => candidate * power >= rough * 0.8) ?? 10);
  const count = Math.floor(max / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** What may stand between two powers of ten, densest first. */
const MANTISSAS = [[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]];
const MOST = 5;

/** Round ticks of a logarithmic axis inside [min, max]: as many as there are up to five, none for an empty domain. */
export function logTicks(min: number, max: number): number[] {
  if (!(min > 0) || !(max > min) || !Number.isFinite(max)) return [];
  const [first, last] = [Math.floor(Math.log10(min)), Math.floor(Math.log10(max))];
  const decades = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const inside = (mantissas: readonly number[]): number[] =>
    decades
      .flatMap((decade) => mantissas.map((mantissa) => Number((mantissa * 10 ** decade).toPrecision(3))))
      .filter((tick) => tick >= min && tick <= max);
  const fitting = MANTISSAS.map(inside).find((ticks) => ticks.length <= MOST);
  if (fitting !== undefined) return fitting;
  const step = Math.ceil(decades.length / MOST);
  return inside([1]).filter((_, i) => i % step === 0);
}
