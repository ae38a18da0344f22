/** The three requests of OTLP; profiles are not taken. */
export const OTLP_SIGNALS = ["traces", "metrics", "logs"] as const;
export type OtlpSignal = (typeof OTLP_SIGNALS)[number];
export type OtlpEncoding = "protobuf" | "json";
