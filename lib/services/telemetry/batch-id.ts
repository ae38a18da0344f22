import { createHash, type Hash } from "node:crypto";
import { WakeError } from "@/lib/domain/error";

const ID_BYTES = 16;
const MOST_KEY_CHARS = 255;

/**
 * Sixteen bytes in hex by which a body is known again: of the sender's `Idempotency-Key`, which counts for that sender only, else of
 * the body as inflated. OTLP has no such key, but exporters repeat a body byte for byte.
 */
export function batchIdOf(path: string, body: Uint8Array, sender: string, idempotencyKey: string | null): string {
  if (idempotencyKey === null) return shortened(createHash("sha256").update(`body ${path}\0`).update(body));
  if (idempotencyKey.length > MOST_KEY_CHARS)
    throw new WakeError("malformed", `The Idempotency-Key has more than ${MOST_KEY_CHARS} characters.`, { fix: "Send a shorter one." });
  return shortened(createHash("sha256").update(`key ${path}\0${sender}\0${idempotencyKey}`));
}

const shortened = (hash: Hash): string => hash.digest().subarray(0, ID_BYTES).toString("hex");
