/** Binary logarithm of the number of classes in an octave. */
export const COARSE = 3;
export const FINE = 6;

/**
 * Classes of whole numbers from 0 to 2^32 - 1, in ascending order: each small number is its own, above that every octave has 2^bits of
 * equal width. A coarse class is made of whole fine ones.
 */
export function classOf(value: number, bits = COARSE): number {
  const each = 1 << bits;
  if (value < each) return value;
  const octave = 31 - Math.clz32(value);
  return (octave - bits + 1) * each + ((value >>> (octave - bits)) & (each - 1));
}

/** How many classes there are. */
export const classes = (bits: number): number => (33 - bits) * (1 << bits);
export const CLASSES = classes(COARSE);

/** The smallest number of a class; of the one after the last, the first number that is too large. */
export function lowestOf(index: number, bits = COARSE): number {
  const each = 1 << bits;
  if (index < 2 * each) return index;
  return (each + (index % each)) * 2 ** (Math.floor(index / each) - 1);
}

/** The coarse class that each fine one is a part of. */
export const COARSE_OF_FINE = Uint16Array.from({ length: classes(FINE) }, (_, index) => classOf(lowestOf(index, FINE), COARSE));
