import { promisify } from "node:util";
import { gunzip, gunzipSync, inflate, inflateSync } from "node:zlib";
import { WakeError } from "@/lib/domain/error";
import { bodyTooLarge } from "./limits";

/** Bigger bodies are inflated on another thread, so that pages stay quick. */
const ASIDE_BYTES = 256 * 1024;
/** Deflate shrinks nothing further than this. */
const BEST_RATIO = 1032;
const GZIP_SMALLEST = 18;
/** A trailer that claims too little must not make zlib work in crumbs. */
const SMALLEST_PIECE = 16 * 1024;

const gunzipAside = promisify(gunzip);
const inflateAside = promisify(inflate);

/**
 * The body as it was before its content encoding: one layer of gzip or deflate, one member, at most `limit` bytes.
 *
 * @throws WakeError `unsupported`, `malformed` or `too-large`.
 */
export async function inflateBody(body: Uint8Array, contentEncoding: string | null, limit: number): Promise<Uint8Array> {
  const encoding = contentEncoding?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity") return body;
  if (encoding !== "gzip" && encoding !== "deflate")
    throw new WakeError("unsupported", `The content encoding “${encoding.slice(0, 40)}” is not known.`, {
      fix: "Send gzip, deflate or none.",
    });
  if (body.length === 0) return body;
  try {
    return encoding === "gzip" ? await gunzipped(body, limit) : await inflated(body, limit);
  } catch (error) {
    if (error instanceof WakeError) throw error;
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw bodyTooLarge(limit);
    throw damaged(encoding);
  }
}

async function gunzipped(body: Uint8Array, limit: number): Promise<Uint8Array> {
  if (body.length < GZIP_SMALLEST) throw damaged("gzip");
  const claimed = new DataView(body.buffer, body.byteOffset, body.byteLength).getUint32(body.length - 4, true);
  // The trailer is the sender's word, so it only sizes a buffer, within what is possible.
  const room = Math.max(SMALLEST_PIECE, Math.min(claimed, limit, body.length * BEST_RATIO) + 64);
  const options = { maxOutputLength: limit, chunkSize: room };
  const result = isLarge(body, room) ? await gunzipAside(body, options) : gunzipSync(body, options);
  // A second member, or bytes after the first, would be inflated or dropped in silence.
  if (result.length !== claimed) throw damaged("gzip");
  return result;
}

async function inflated(body: Uint8Array, limit: number): Promise<Uint8Array> {
  const options = { maxOutputLength: limit };
  return isLarge(body, 0) ? await inflateAside(body, options) : inflateSync(body, options);
}

const isLarge = (body: Uint8Array, room: number): boolean => body.length > ASIDE_BYTES || room > 8 * ASIDE_BYTES;

const damaged = (encoding: string): WakeError =>
  new WakeError("malformed", `The body is not whole ${encoding}, or holds more than one member.`, {
    fix: "Send it compressed once, as Content-Encoding says, or plain.",
  });
