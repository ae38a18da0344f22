import type { OtlpEncoding } from "@/lib/ingest/otlp/signal";

/** Exporters compare these byte for byte: no parameters. */
export const MEDIA_TYPES: Readonly<Record<OtlpEncoding, string>> = { protobuf: "application/x-protobuf", json: "application/json" };

/** The encoding that a content type names, whatever its case and parameters; null when it is none of OTLP's. */
export function encodingOf(contentType: string | null): OtlpEncoding | null {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  if (type === MEDIA_TYPES.protobuf) return "protobuf";
  return type === MEDIA_TYPES.json ? "json" : null;
}
