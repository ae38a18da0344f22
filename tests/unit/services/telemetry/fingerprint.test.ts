import { createHmac, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { fingerprintOf } from "@/lib/services/telemetry/fingerprint";

Object.assign(process.env, {
  WAKE_DATABASE_URL: "postgresql://wake:wake@127.0.0.1:1/wake",
  WAKE_SECRET: "only-for-tests-and-kept-nowhere-else",
});

/** The same for the same index, and like nothing else. */
const bodyOf = (index: number, bytes: number): Buffer => {
  const block = createHmac("sha512", "seed").update(String(index)).digest();
  return Buffer.alloc(bytes, block);
};

test("a body has one fingerprint, wherever its bytes lie", () => {
  const body = bodyOf(1, 5_000);
  const shifted = Buffer.concat([Buffer.alloc(3), body]).subarray(3);
  expect(fingerprintOf(body)).toHaveLength(16);
  expect(fingerprintOf(new Uint8Array(shifted))).toEqual(fingerprintOf(body));
});

test("each flipped bit, each length and each order of blocks has another", () => {
  const body = bodyOf(2, 256);
  const seen = new Set([fingerprintOf(body).toString("hex")]);
  const bodies = [
    ...Array.from({ length: 8 * body.length }, (_, bit) => {
      const flipped = Buffer.from(body);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return flipped;
    }),
    // Zeros fill up the last block of the tag's sum, so they must count by their number.
    ...Array.from({ length: 33 }, (_, zeros) => Buffer.concat([body, Buffer.alloc(zeros + 1)])),
    ...Array.from({ length: 33 }, (_, bytes) => Buffer.alloc(bytes)),
    Buffer.concat([body.subarray(16), body.subarray(0, 16)]),
    randomBytes(256),
  ];
  for (const other of bodies) seen.add(fingerprintOf(other).toString("hex"));
  expect(seen.size).toBe(bodies.length + 1);
});
