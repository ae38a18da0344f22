import { href, oneOf, type SearchParams } from "./search-params";

/** The ways to announce a release that the page shows. */
export const CONNECT_WAYS = ["curl", "github", "gitlab", "shell"] as const;
export type ConnectWay = (typeof CONNECT_WAYS)[number];

export type ConnectParams = { readonly way: ConnectWay };

/** The page's state from its URL; anything that cannot be read becomes the default. */
export const parseConnect = (search: SearchParams): ConnectParams => ({ way: oneOf(search, "way", CONNECT_WAYS, "curl") });

export const connectHref = (params: Partial<ConnectParams> = {}): string =>
  href("/connect", { way: params.way === "curl" ? null : params.way });
