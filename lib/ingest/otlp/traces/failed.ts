import { isOutgoing } from "./series-kind";

const STATUS_OK = 1;
export const STATUS_ERROR = 2;

const RPC_NAMES =
  "OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED".split(
    " ",
  );
const RPC_CODES = new Map(RPC_NAMES.flatMap((name, code) => [[name, code] as const, [String(code), code] as const]));
/** gRPC codes that are the server's fault: the others say something about the request. */
const RPC_SERVER_FAULTS = new Set([2, 4, 12, 13, 14, 15]);

/**
 * Whether a span failed, by the first that decides: its status; the HTTP status (5xx, for calls also 4xx); the gRPC status (the
 * server's faults, for calls everything but OK); an `error.type`. An explicit OK outweighs even a 5xx. The gRPC status is a
 * text, empty when nothing was said: SDKs send numbers, digits and names.
 * Source: OpenTelemetry semantic conventions for HTTP and gRPC spans, and the API's rule for status OK.
 */
export function failed(kind: number, status: number, httpStatus: number, rpcStatus: string, errorType: boolean): boolean {
  if (status === STATUS_ERROR) return true;
  if (status === STATUS_OK) return false;
  const outgoing = isOutgoing(kind);
  if (httpStatus >= 400 && httpStatus < 600) return httpStatus >= 500 || outgoing;
  if (rpcStatus !== "") {
    const code = RPC_CODES.get(rpcStatus.toUpperCase());
    if (outgoing ? code !== 0 : code !== undefined && RPC_SERVER_FAULTS.has(code)) return true;
  }
  return errorType;
}
