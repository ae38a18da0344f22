import { promisify } from "node:util";
import { gunzip, gunzipSync, inflate, inflateRaw, inflateRawSync, inflateSync } from "node:zlib";
import { WakeError } from "@/lib/domain/error";
import { bodyTooLarge } from "./limits";

/** Bigger bodies are inflated on another thread, so that pages stay quick. */
const ASIDE_BYTES = 256 * 1024;
const ASIDE_ROOM = 8 * ASIDE_BYTES;
/** Deflate shrinks nothing further than this. */
const BEST_RATIO = 1032;
/** What telemetry is expected to shrink by, where the sender does not say. */
const USUAL_RATIO = 8;
const GZIP_SMALLEST = 18;
/** A trailer that claims too little must not make zlib work in crumbs. */
const SMALLEST_PIECE = 16 * 1024;
const smallestPiece = (body: Uint8Array): number => Math.max(SMALLEST_PIECE, 2 * body.length);

const gunzipAside = promisify(gunzip);
const inflateAside = promisify(inflate);
const inflateRawAside = promisify(inflateRaw);

type Wrapping = "gzip" | "deflate";
const WRAPPINGS: ReadonlyMap<string, Wrapping | null> = new Map([
  ["", null],
  ["identity", null],
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["deflate", "deflate"],
]);

/**
 * What a content encoding wraps a body in; null for nothing.
 *
 * @throws WakeError `unsupported` for every other, and for more than one.
 */
export function wrappingOf(contentEncoding: string | null): Wrapping | null {
  const encoding = contentEncoding?.trim().toLowerCase() ?? "";
  const wrapping = WRAPPINGS.get(encoding);
  if (wrapping !== undefined) return wrapping;
  throw new WakeError("unsupported", `The content encoding “${encoding.slice(0, 40)}” is not known.`, {
    fix: "Send gzip, deflate or none.",
  });
}

/**
 * The body as it was before it was wrapped: one layer, one member, at most `limit` bytes. `hold` is told of the room that is needed
 * before it is.
 *
 * @throws WakeError `malformed` or `too-large`, and what `hold` throws.
 */
export async function inflateBody(
  body: Uint8Array,
  wrapping: Wrapping | null,
  limit: number,
  hold: (bytes: number) => void,
): Promise<Uint8Array> {
  if (wrapping === null || body.length === 0) return body;
  try {
    return wrapping === "gzip" ? await gunzipped(body, limit, hold) : await inflated(body, limit, hold);
  } catch (error) {
    if (error instanceof WakeError) throw error;
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw bodyTooLarge(limit);
    throw damaged(wrapping);
  }
}

async function gunzipped(body: Uint8Array, limit: number, hold: (bytes: number) => void): Promise<Uint8Array> {
  if (body.length < GZIP_SMALLEST) throw damaged("gzip");
  const claimed = new DataView(body.buffer, body.byteOffset, body.byteLength).getUint32(body.length - 4, true);
  // The trailer is the sender's word, so it only sizes a buffer, and only when it can be true.
  const isPossible = claimed <= limit && claimed <= body.length * BEST_RATIO;
  const room = isPossible ? Math.max(smallestPiece(body), claimed + 64) : smallestPiece(body);
  hold(room);
  const options = { maxOutputLength: limit, chunkSize: room };
  const result = isLarge(body, room) ? await gunzipAside(body, options) : gunzipSync(body, options);
  // A second member, or bytes after the first, would be inflated or dropped in silence.
  if (result.length !== claimed) throw damaged("gzip");
  return result;
}

/** HTTP's deflate is zlib's format, but some senders leave its header out. */
async function inflated(body: Uint8Array, limit: number, hold: (bytes: number) => void): Promise<Uint8Array> {
  const room = Math.min(limit, USUAL_RATIO * body.length);
  hold(room);
  const options = { maxOutputLength: limit, chunkSize: Math.max(smallestPiece(body), room) };
  const isAside = isLarge(body, room);
  if (hasZlibHeader(body)) return isAside ? await inflateAside(body, options) : inflateSync(body, options);
  return isAside ? await inflateRawAside(body, options) : inflateRawSync(body, options);
}

/** RFC 1950: method 8, and the two bytes together a multiple of 31. */
const hasZlibHeader = (body: Uint8Array): boolean => {
  const [first = 0, second = 0] = body;
  return (first & 15) === 8 && (first * 256 + second) % 31 === 0;
};

const isLarge = (body: Uint8Array, room: number): boolean => body.length > ASIDE_BYTES || room > ASIDE_ROOM;

const damaged = (wrapping: Wrapping): WakeError =>
  new WakeError("malformed", `The body is not whole ${wrapping}, or holds more than one member.`, {
    fix: "Send it compressed once, as Content-Encoding says, or plain.",
  });
