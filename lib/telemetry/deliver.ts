/** Takes one OTLP request in protobuf, and rejects when it could not be delivered. */
export type Deliver = (signal: "traces" | "metrics", body: Uint8Array) => Promise<void>;
