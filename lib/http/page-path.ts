/** Carries a page's own path and query to its server components; set by `proxy.ts` over whatever a client sends. */
export const PAGE_PATH_HEADER = "x-wake-path";
