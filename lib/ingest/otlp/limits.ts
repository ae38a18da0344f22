/**
 * How much of one OTLP body is read. A body over a hard limit is refused as a whole (`too-large`); over a soft limit the rest is left
 * out and everything else still counts.
 */

/**
 * Hard: spans or log records in one body, as many as fill a large one. Exporters send 512, a Collector some thousands. Even if each
 * stands for `MAX_WEIGHT`, they are less than 2^31, as the store counts.
 */
export const MAX_ITEMS = 200_000;
/** Hard: data points in one body; one that is kept takes many times the memory of a span. */
export const MAX_POINTS = 50_000;
/** Hard: resource and scope entries in one body; an empty one costs two bytes, so bytes alone bound nothing. */
export const MAX_GROUPS = 50_000;
/** Hard: how deep an attribute that is read may nest arrays in arrays. */
export const MAX_DEPTH = 16;
/** Soft: attributes read of one resource or item. */
export const MAX_ATTRIBUTES = 128;
/** Soft: bytes read of one text. */
export const MAX_VALUE_BYTES = 4096;
/** Soft: characters kept of a service, environment, version or operation. */
export const MAX_LABEL_CHARS = 200;
/** Soft: series and minutes of one body; what comes after goes to the operation `other` of its service. */
export const MAX_SERIES = 20_000;

/** Soft: services in one body, each environment and version by itself; what comes after is of the service `other`. */
export const MAX_ORIGINS = 2000;

/** Soft: configurations of one service, environment and version in one body; others go unnoticed. */
export const MAX_CONFIGS = 8;

/** Soft: calls between services that one body hints at, for each of their ends. */
export const MAX_CALL_HINTS = 16;
/** The most requests that one sampled span may stand for; a threshold beyond it is a mistake of its sender. */
export const MAX_WEIGHT = 10_000;

/** Soft: buckets of one histogram; SDKs make up to 160. One with more is counted without its distribution. */
export const MAX_BUCKETS = 512;
/** The scales that OpenTelemetry allows an exponential histogram. */
export const MIN_SCALE = -10;
export const MAX_SCALE = 20;

/** Items of later than this after now are rejected: a clock is wrong. */
export const MAX_FUTURE_MS = 10 * 60_000;
/** Items of longer ago than this are rejected: their minute is folded and judged. */
export const MAX_AGE_MS = 24 * 60 * 60_000;

/** Steps taken in a hash table before it counts as full there: keys chosen to collide cost no more than this. */
export const MAX_PROBES = 32;
