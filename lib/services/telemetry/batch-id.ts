import { createHash, type Hash } from "node:crypto";
import type { Reach } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { fingerprintOf } from "./fingerprint";

const ID_BYTES = 16;
const MOST_KEY_CHARS = 255;

type Sender = { readonly id: string; readonly reach: Reach };

/**
 * Sixteen bytes in hex by which a body is known again: of the sender's `Idempotency-Key`, which counts for that sender only, else of
 * the body as inflated. OTLP has no such key, but exporters repeat a body byte for byte. A sender of limited reach may leave out
 * parts of a body, so that for one of another reach it is another body.
 */
export function batchIdOf(path: string, body: Uint8Array, { id, reach }: Sender, idempotencyKey: string | null): string {
  const { services, environments } = reach;
  if (idempotencyKey === null)
    return shortened(
      createHash("sha256")
        .update(JSON.stringify(["body", path, services, environments]))
        .update(fingerprintOf(body)),
    );
  if (idempotencyKey.length > MOST_KEY_CHARS)
    throw new WakeError("malformed", `The Idempotency-Key has more than ${MOST_KEY_CHARS} characters.`, { fix: "Send a shorter one." });
  return shortened(createHash("sha256").update(JSON.stringify(["key", path, id, idempotencyKey])));
}

const shortened = (hash: Hash): string => hash.digest().subarray(0, ID_BYTES).toString("hex");
