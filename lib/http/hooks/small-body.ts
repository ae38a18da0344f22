import { decodeText, parseText } from "@/lib/ingest/events/parse-text";
import { wholeBody } from "../events/body-chunks";

/** The fields of a small JSON object; none for an empty body. Throws `malformed` for what is not JSON. */
export async function smallBody(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const text = decodeText(await wholeBody(request, 1, "Send only the fields that are asked for."));
  const value = text.trim() === "" ? {} : parseText(text);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}
