import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { WakeError } from "@/lib/domain/error";
import { inflateBody as inflateWith, wrappingOf } from "@/lib/http/otlp/inflate";

const LIMIT = 1_048_576;

/** Inflates with all the room there is. */
const inflateBody = async (body: Uint8Array, contentEncoding: string | null, limit: number): Promise<Uint8Array> =>
  inflateWith(body, wrappingOf(contentEncoding), limit, () => undefined);
const some = Buffer.from("some bytes, some bytes");

test("what was compressed comes back, whichever way and size", async () => {
  for (const size of [0, 1, 1000, 300_000, LIMIT]) {
    const plain = Buffer.alloc(size, "abc");
    expect(plain.equals(await inflateBody(gzipSync(plain), "gzip", LIMIT))).toBe(true);
    expect(plain.equals(await inflateBody(deflateSync(plain), "deflate", LIMIT))).toBe(true);
    expect(plain.equals(await inflateBody(deflateRawSync(plain), "deflate", LIMIT))).toBe(true);
    expect(plain.equals(await inflateBody(plain, null, LIMIT))).toBe(true);
  }
});

test("large bodies are inflated off the main thread, with the same outcome", async () => {
  const noise = Buffer.from(Array.from({ length: 400_000 }, (_, index) => (index * 2654435761) >>> 24));
  expect(noise.equals(await inflateBody(gzipSync(noise, { level: 0 }), "gzip", LIMIT))).toBe(true);
  await expect(inflateBody(gzipSync(noise, { level: 0 }), "gzip", 399_999)).rejects.toMatchObject({ code: "too-large" });
});

test("one byte over the limit is too large, and a trailer that lies helps nobody", async () => {
  const bomb = gzipSync(Buffer.alloc(LIMIT + 1));
  await expect(inflateBody(bomb, "gzip", LIMIT)).rejects.toMatchObject({ code: "too-large" });
  bomb.writeUInt32LE(5, bomb.length - 4);
  await expect(inflateBody(bomb, "gzip", LIMIT)).rejects.toMatchObject({ code: expect.stringMatching(/too-large|malformed/) });
  await expect(inflateBody(deflateSync(Buffer.alloc(LIMIT + 1)), "deflate", LIMIT)).rejects.toMatchObject({ code: "too-large" });
});

test("more than one member is refused", async () => {
  await expect(inflateBody(Buffer.concat([gzipSync(some), gzipSync("x")]), "gzip", LIMIT)).rejects.toMatchObject({ code: "malformed" });
  await expect(inflateBody(Buffer.concat([gzipSync(some), Buffer.alloc(9)]), "gzip", LIMIT)).rejects.toMatchObject({ code: "malformed" });
});

test("damaged bytes are refused, and never anything else", async () => {
  const body = gzipSync(some);
  await fc.assert(
    fc.asyncProperty(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, flip, cut) => {
      const damaged = cut ? body.subarray(0, at) : Buffer.from(body.map((byte, index) => (index === at ? byte ^ flip : byte)));
      const outcome = await inflateBody(damaged, "gzip", LIMIT).catch((error: unknown) => error);
      // A few header bytes carry nothing that matters, such as the time; the last four say how long it is.
      if (outcome instanceof Error) expect(outcome).toMatchObject({ code: expect.stringMatching(/^(malformed|too-large)$/) });
      else expect(damaged.length === 0 || Buffer.from(outcome as Uint8Array).equals(some)).toBe(true);
    }),
  );
});

test("an encoding has several names, and an unknown one or two of them are unsupported", () => {
  expect(["gzip", "X-GZIP", " deflate ", "identity", "", null].map(wrappingOf)).toEqual(["gzip", "gzip", "deflate", null, null, null]);
  for (const encoding of ["lzw", "br", "gzip, gzip", "gzip, identity", "x".repeat(100)])
    expect(() => wrappingOf(encoding)).toThrow(expect.objectContaining({ code: "unsupported" }));
});

test("nothing is inflated when there is no room for it", async () => {
  const held: number[] = [];
  const full = (bytes: number): void => {
    held.push(bytes);
    throw new WakeError("unavailable", "Full.");
  };
  const body = gzipSync(Buffer.alloc(300_000));
  await expect(inflateWith(body, "gzip", LIMIT, full)).rejects.toMatchObject({ code: "unavailable" });
  await expect(inflateWith(deflateSync(some), "deflate", LIMIT, full)).rejects.toMatchObject({ code: "unavailable" });
  expect(held[0]).toBeGreaterThanOrEqual(300_000);
});
