/**
 * The credential of an `Authorization: Bearer …` header; null when there is none. `Bearer%20…` counts too: exporters that
 * take headers from `OTEL_EXPORTER_OTLP_HEADERS` differ in whether they decode it.
 */
export function bearerOf(header: string | null): string | null {
  return /^\s*Bearer(?:\s+|%20)(\S+)\s*$/i.exec(header ?? "")?.[1] ?? null;
}
