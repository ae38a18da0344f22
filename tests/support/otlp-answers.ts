import protobuf from "protobufjs";
import type { Called } from "./otlp-listener";

const { root } = protobuf.parse(`
  syntax = "proto3";
  message Status { int32 code = 1; string message = 2; }
  message Partial { int64 rejected = 1; string error_message = 2; }
  message Response { Partial partial_success = 1; }
`);

const decoded = (type: string, body: Uint8Array): Record<string, unknown> => {
  const of = root.lookupType(type);
  return of.toObject(of.decode(body), { longs: String });
};

/** `google.rpc.Status` of an answer, by its content type. */
export const statusIn = ({ headers, body }: Pick<Called, "headers" | "body">): Record<string, unknown> =>
  headers["content-type"] === "application/json" ? (JSON.parse(body.toString()) as Record<string, unknown>) : decoded("Status", body);

/** The response message of an answer, by its content type; all three signals have the same in protobuf. */
export const responseIn = ({ headers, body }: Pick<Called, "headers" | "body">): Record<string, unknown> =>
  headers["content-type"] === "application/json" ? (JSON.parse(body.toString()) as Record<string, unknown>) : decoded("Response", body);
