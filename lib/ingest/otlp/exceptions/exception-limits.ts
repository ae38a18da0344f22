/** How much of the exceptions of one body is kept. */

/** Bytes of a stack that are looked at for its frames. */
export const MAX_STACK_BYTES = 64 * 1024;
/** Lines of a stack that are looked at, and characters of each. */
export const MAX_STACK_LINES = 2000;
export const MAX_LINE_CHARS = 500;
/** Frames in the service's own code that make a signature. */
export const MAX_FRAMES = 5;

/** Characters kept of each part. */
export const MAX_TYPE_CHARS = 200;
export const MAX_TEMPLATE_CHARS = 300;
export const MAX_MESSAGE_CHARS = 1024;
export const MAX_STACK_CHARS = 8 * 1024;
export const MAX_FRAME_CHARS = 200;
export const MAX_SAMPLE_ATTRIBUTES = 20;
export const MAX_ATTRIBUTE_CHARS = 256;

/** Signatures of one body; the exceptions of all others are counted under `other` and described by nothing. */
export const MAX_SIGNATURES = 200;
/** Distinct exceptions of one body whose signature is worked out: bounds the time that a body of nothing else can take. */
export const MAX_FAULTS = 2000;
