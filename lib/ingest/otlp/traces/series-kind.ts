/** Positions in `SERIES_KINDS`; those of calls start at `CLIENT`. */
export const SERVER = 0;
export const CONSUMER = 1;
export const CLIENT = 2;
export const PRODUCER = 3;
export const DEPENDENCY = 4;
export const NO_SERIES = -1;

const KIND_OF_OTLP = Int8Array.of(NO_SERIES, NO_SERIES, SERVER, CLIENT, PRODUCER, CONSUMER);

/** The kind of series for OTLP's `SpanKind`; `NO_SERIES` for INTERNAL, unspecified and kinds yet unknown. */
export const seriesKindOf = (otlpKind: number): number => (otlpKind < 6 ? (KIND_OF_OTLP[otlpKind] ?? NO_SERIES) : NO_SERIES);

/** Whether spans of this kind call another service: their failures are about that one, not this one. */
export const isOutgoing = (kind: number): boolean => kind >= CLIENT;
