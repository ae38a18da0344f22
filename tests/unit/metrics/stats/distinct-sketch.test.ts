import fc from "fast-check";
import { expect, test } from "vitest";
import { addToSketch, distinctFromBits, emptySketch, SKETCH_BITS } from "@/lib/metrics/stats/distinct-sketch";

const hashes = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 200 });

function sketchOf(values: Iterable<number>): Uint8Array {
  const sketch = emptySketch();
  for (const value of values) addToSketch(sketch, value);
  return sketch;
}

const united = (one: Uint8Array, other: Uint8Array): Uint8Array => one.map((byte, index) => byte | (other[index] ?? 0));
const bitsOf = (sketch: Uint8Array): number => sketch.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);

test("order and repetition change nothing", () => {
  fc.assert(
    fc.property(hashes, (values) => {
      expect(sketchOf([...values].reverse().concat(values))).toEqual(sketchOf(values));
    }),
  );
});

test("the union of two sketches is the sketch of both, in any order and however often", () => {
  fc.assert(
    fc.property(hashes, hashes, (one, other) => {
      const both = sketchOf([...one, ...other]);
      const [a, b] = [sketchOf(one), sketchOf(other)];
      expect(united(a, b)).toEqual(both);
      expect(united(b, united(a, a))).toEqual(both);
    }),
  );
});

test("few things are counted exactly", () => {
  for (let count = 0; count <= 8; count++) {
    const values = Array.from({ length: count }, (_, index) => index);
    expect(distinctFromBits(bitsOf(sketchOf(values)))).toBe(count);
  }
});

test.each([100, 1_000, 10_000, 100_000])("%i things are counted within a few percent", (count) => {
  const rounds = 40;
  let squares = 0;
  for (let round = 0; round < rounds; round++) {
    const values = Array.from({ length: count }, (_, index) => round * 1_000_003 + index * 7);
    squares += (distinctFromBits(bitsOf(sketchOf(values))) / count - 1) ** 2;
  }
  expect(Math.sqrt(squares / rounds)).toBeLessThan(0.06);
});

test("more bits never mean fewer things", () => {
  const estimates = Array.from({ length: SKETCH_BITS / 64 }, (_, index) => distinctFromBits(index * 64));
  expect(estimates).toEqual([...estimates].sort((a, b) => a - b));
});
