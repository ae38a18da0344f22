import { WakeError } from "@/lib/domain/error";
import { type JsonObject, objectOf } from "./json-fields";
import { JsonPlace } from "./json-place";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Parses a body that must be one JSON object in UTF-8. */
export function parseJson(body: Uint8Array): JsonObject {
  const place = new JsonPlace();
  const object = objectOf(parsed(body), place, "");
  if (object === null) throw place.mistake("", "an object");
  return object;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch (cause) {
    const why = body.length === 0 ? "is empty" : cause instanceof SyntaxError ? `is not valid JSON${placeOf(cause)}` : "is not valid UTF-8";
    throw new WakeError("invalid", `The body ${why}.`, { fix: "Send JSON, or set Content-Type to application/x-protobuf.", cause });
  }
}

/** Where the engine says the text breaks; its message may quote the body, so nothing else of it is passed on. */
function placeOf({ message }: SyntaxError): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined ? "" : ` (near character ${position})`;
}
