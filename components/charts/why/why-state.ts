import type { WhyRowsOf } from "@/lib/charts/why/model";

/** Which rows the drawer shows, and which page of them. */
export type WhyState = { readonly of: WhyRowsOf; readonly page: number };
