const ROWS = 256;
const COLUMNS = 24;
/** 768 bytes. */
export const SKETCH_BITS = ROWS * COLUMNS;

/**
 * Counts how many different things there are without remembering them: one bit for each of 256 rows and 24 columns. The union of two
 * sketches is their bitwise OR, so that adding something twice, or a whole sketch twice, changes nothing.
 * Source: P. Flajolet and G. N. Martin, JCSS 31 (1985); estimated by the number of bits as in K. J. Lang, arXiv:1708.06839.
 */
export const emptySketch = (): Uint8Array => new Uint8Array(SKETCH_BITS / 8);

/** Adds the thing with this 32-bit hash: a row by eight bits, a column by the zeros that lead the rest. */
export function addToSketch(sketch: Uint8Array, hash: number): void {
  const mixed = mix(hash);
  const column = Math.min(Math.clz32((mixed << 8) >>> 0), COLUMNS - 1);
  const bit = (mixed >>> 24) * COLUMNS + column;
  sketch[bit >>> 3] = (sketch[bit >>> 3] ?? 0) | (0x80 >>> (bit & 7));
}

/**
 * How many different things left this many bits set: the count that is expected to. Its standard error is ln 2 / sqrt(256) = 4.3 %,
 * less for few; a full sketch says some 4e8.
 */
export function distinctFromBits(bits: number): number {
  let [low, high] = [0, 2 ** 32];
  while (high - low > Math.max(1e-3, low * 1e-6)) {
    const middle = (low + high) / 2;
    if (expectedBits(middle) < bits) low = middle;
    else high = middle;
  }
  return Math.round((low + high) / 2);
}

/** Things fall into each cell independently, with a chance of 2^-(column + 1) / 256. */
function expectedBits(count: number): number {
  let bits = 0;
  for (let column = 0; column < COLUMNS; column++) {
    const chance = 2 ** -Math.min(column + 1, COLUMNS - 1) / ROWS;
    bits -= ROWS * Math.expm1(-count * chance);
  }
  return bits;
}

/** Spreads a weak hash over all bits, and gives different hashes different results (MurmurHash3's last step, A. Appleby). */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
