import { href, one, type SearchParams } from "./search-params";

export type ServicesParams = { readonly team: string | null };

/** The list's state from its URL. */
export const parseServices = (search: SearchParams): ServicesParams => ({ team: one(search, "team") });

export const servicesHref = (params: Partial<ServicesParams> = {}): string => href("/services", { team: params.team });
