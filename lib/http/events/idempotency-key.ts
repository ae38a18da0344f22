import { WakeError } from "@/lib/domain/error";

/** The Idempotency-Key of a request; null when there is none. Throws `invalid` for one that could not be told from another later. */
export function idempotencyKeyOf(headers: Headers): string | null {
  const key = headers.get("idempotency-key");
  if (key === null || /^[!-~](?:[ -~]{0,198}[!-~])?$/.test(key)) return key;
  throw new WakeError("invalid", "The Idempotency-Key cannot be used.", {
    fix: "Send 1 to 200 printable ASCII characters, such as a UUID.",
    issues: [{ field: "Idempotency-Key", message: "is not 1 to 200 printable ASCII characters" }],
  });
}
