import { WakeError } from "@/lib/domain/error";
import { jsonFault } from "./json-fault";

/** Parses JSON text; throws `malformed` with the place where it breaks. */
export function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WakeError("malformed", `The body ${faultIn(text)}.`, {
      fix: "Send one JSON object, a JSON array, or a JSON object per line.",
      cause,
    });
  }
}

/** Reads UTF-8; throws `malformed` for anything else. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new WakeError("malformed", "The body is not UTF-8.", { fix: "Send JSON in UTF-8, not compressed.", cause });
  }
}

function faultIn(text: string): string {
  const at = jsonFault(text);
  if (text.trim() === "") return "is empty";
  if (at >= text.length) return `ends too early, after ${text.length} characters`;
  const before = text.slice(0, at).split("\n");
  return `is not JSON at line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
}
