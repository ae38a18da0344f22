import { WakeError } from "@/lib/domain/error";
import { decodeText, parseText } from "../events/parse-text";

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = /^(application\/([\w.-]+\+)?json|application\/cloudevents(-batch)?|text\/json|text\/plain|)$/;

/**
 * What a delivery's bytes say: JSON, or of a form the JSON in its field `payload`. Throws `unsupported` for another type or charset, and
 * `malformed` for what cannot be read.
 */
export function parseBody(contentType: string | null, raw: Uint8Array): unknown {
  const [type = "", ...parameters] = (contentType ?? "").toLowerCase().split(";");
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith("charset="));
  if (charset !== undefined && !/^charset="?(utf-8|utf8|us-ascii)"?$/.test(charset)) throw unsupported(charset);
  if (type.trim() === FORM) return parseForm(raw);
  if (!JSON_TYPE.test(type.trim())) throw unsupported(type.trim());
  return parseText(decodeText(raw));
}

function parseForm(raw: Uint8Array): unknown {
  const payload = new URLSearchParams(decodeText(raw)).get("payload");
  if (payload !== null) return parseText(payload);
  throw new WakeError("malformed", "The form has no field “payload”.", { fix: "Send JSON, or a form with the JSON in its field payload." });
}

const unsupported = (what: string): WakeError =>
  new WakeError("unsupported", `Deliveries are not read as “${what.slice(0, 80)}”.`, { fix: "Send JSON in UTF-8 as application/json." });
