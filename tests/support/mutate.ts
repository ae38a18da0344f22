import type { Draw } from "./prng";

type Mutation = (body: Buffer, draw: Draw, another: Buffer) => Buffer;

const HUGE_VARINT = Buffer.from("ffffffffffffffffff7f", "hex");
const TEXTS = ["[", "{", "]", "}", '"', ",", ":", "\\u0000", "\\ud800", "1e999", "-0", "null", "99999999999999999999", "\u0000", "é"].map(
  (text) => Buffer.from(text),
);

const inserted = (body: Buffer, at: number, piece: Uint8Array): Buffer => Buffer.concat([body.subarray(0, at), piece, body.subarray(at)]);

const changed = (body: Buffer, at: number, change: (byte: number) => number): Buffer => {
  const copy = Buffer.from(body);
  if (at < copy.length) copy[at] = change(copy[at] ?? 0);
  return copy;
};

/** Two places in a body, in order. */
function stretch(body: Buffer, draw: Draw): readonly [from: number, to: number] {
  const from = draw(body.length + 1);
  return [from, Math.min(body.length, from + draw(64))];
}

const MUTATIONS: readonly Mutation[] = [
  (body, draw) => changed(body, draw(body.length), (byte) => byte ^ (1 << draw(8))),
  (body, draw) => changed(body, draw(body.length), () => draw(256)),
  // A length or a count that lies.
  (body, draw) => changed(body, draw(body.length), (byte) => byte + 1 + draw(3)),
  (body, draw) => changed(body, draw(body.length), () => 0xff),
  (body, draw) => body.subarray(0, draw(body.length + 1)),
  (body, draw) => body.subarray(draw(body.length + 1)),
  (body, draw) => inserted(body, draw(body.length + 1), HUGE_VARINT),
  (body, draw) => inserted(body, draw(body.length + 1), TEXTS[draw(TEXTS.length)] ?? HUGE_VARINT),
  (body, draw) => {
    const [from, to] = stretch(body, draw);
    return Buffer.concat([body.subarray(0, from), body.subarray(to)]);
  },
  (body, draw) => {
    const [from, to] = stretch(body, draw);
    return inserted(body, draw(body.length + 1), body.subarray(from, to));
  },
  (body, draw, another) => {
    const [from, to] = stretch(another, draw);
    return inserted(body, draw(body.length + 1), another.subarray(from, to));
  },
  (body, draw, another) => Buffer.concat([body.subarray(0, draw(body.length + 1)), another.subarray(draw(another.length + 1))]),
  (body, draw) => inserted(body, draw(body.length + 1), Buffer.alloc(1 + draw(200), draw(2) === 0 ? "[" : '{"a":')),
  // Messages in messages: each says that the next fills it.
  (body, draw) =>
    inserted(body, draw(body.length + 1), Buffer.from(Array.from({ length: 2 * draw(60) }, (_, i) => (i % 2 === 0 ? 0x2a : 0x7f)))),
];

/** A body with one to four mutations; `another` lends pieces. */
export function mutated(body: Uint8Array, another: Uint8Array, draw: Draw): Buffer {
  let result = Buffer.from(body);
  for (let left = 1 + draw(4); left > 0; left--)
    result = Buffer.from(MUTATIONS[draw(MUTATIONS.length)]?.(result, draw, Buffer.from(another)) ?? result);
  return result;
}
