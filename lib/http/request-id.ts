import { randomUUID } from "node:crypto";

export const REQUEST_ID_HEADER = "x-request-id";

/** A name for one request, told to the sender and written to the log. Never taken from the sender: it would be theirs to forge. */
export const newRequestId = (): string => randomUUID();
