import { WakeError } from "@/lib/domain/error";

/** A path that no exporter makes by itself. */
export const notHere = (path: string): WakeError =>
  new WakeError("not-found", `Nothing is taken at ${path.slice(0, 100)}.`, {
    fix: "Set OTEL_EXPORTER_OTLP_ENDPOINT to this server without a path; exporters add /v1/traces and the like themselves.",
  });

/** A signal of OTLP that Wake has no use for. */
export const notTaken = (endpoint: string): WakeError =>
  new WakeError("not-found", `Wake does not take ${endpoint.split("/").at(-1)}.`, {
    fix: "Send traces, metrics and logs to /v1/traces, /v1/metrics and /v1/logs, and switch the other exporter off.",
  });

export const wrongMediaType = (contentType: string | null): WakeError =>
  new WakeError("unsupported", contentType === null ? "No content type was sent." : `“${contentType.slice(0, 80)}” is not OTLP.`, {
    fix: "Send application/x-protobuf or application/json.",
  });
