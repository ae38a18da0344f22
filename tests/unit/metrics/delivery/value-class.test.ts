import fc from "fast-check";
import { expect, test } from "vitest";
import { COARSE, classes, classOf, FINE, lowestOf } from "@/lib/metrics/delivery/value-class";
import { anyValue } from "@/tests/support/delivery-packed";

test.each([COARSE, FINE])("every class of 2^%i an octave begins where the one before it ends, and the last ends at four bytes", (bits) => {
  for (let index = 0; index < classes(bits); index++) {
    expect(classOf(lowestOf(index, bits), bits)).toBe(index);
    expect(classOf(lowestOf(index + 1, bits) - 1, bits)).toBe(index);
  }
  expect(lowestOf(classes(bits), bits)).toBe(2 ** 32);
});

test("a larger value is never of a lower class", () => {
  fc.assert(fc.property(anyValue, anyValue, (a, b) => Math.sign(classOf(a, FINE) - classOf(b, FINE)) * Math.sign(a - b) >= 0));
});

test("a coarse class is made of whole fine ones", () => {
  fc.assert(fc.property(anyValue, (value) => classOf(lowestOf(classOf(value, FINE), FINE), COARSE) === classOf(value, COARSE)));
});
