import { WakeError } from "@/lib/domain/error";

export type Media = "json" | "ndjson";

const MEDIA: ReadonlyMap<string, Media> = new Map([
  ["application/json", "json"],
  ["application/x-ndjson", "ndjson"],
  ["application/ndjson", "ndjson"],
]);

/** The format of a request's body; throws `unsupported` naming what is taken. */
export function mediaOf(headers: Headers): Media {
  const [type = "", ...parameters] = (headers.get("content-type") ?? "").toLowerCase().split(";");
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding !== "identity")
    throw new WakeError("unsupported", `Events are not read with the Content-Encoding “${encoding.slice(0, 40)}”.`, {
      fix: "Send the body as it is, not compressed.",
    });
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith("charset="));
  const media = MEDIA.get(type.trim());
  if (media !== undefined && (charset === undefined || /^charset="?utf-8"?$/.test(charset))) return media;
  throw new WakeError(
    "unsupported",
    type === "" ? "The request has no Content-Type." : `Events are not read as “${type.trim().slice(0, 80)}”.`,
    {
      fix: "Send Content-Type: application/json for one object or an array, or application/x-ndjson for an object per line, in UTF-8.",
    },
  );
}
