/**
 * The address a request came from, for counting attempts: the last hop of `X-Forwarded-For`, which the nearest proxy (or
 * Next itself) wrote. Earlier hops are whatever the client liked to write.
 */
export const senderOf = (forwardedFor: string | null | undefined): string => forwardedFor?.split(",").at(-1)?.trim() || "unknown";
