/** The three services, callers first. */
export type Role = "storefront" | "orders" | "payments";

/** What the shop tells one of its processes. */
export type ToProcess =
  | { readonly type: "clock"; readonly offsetMs: number }
  /** Where the service that this one calls is from now on. */
  | { readonly type: "peer"; readonly url: string }
  | { readonly type: "flush" };

/** … and what it hears back. */
export type FromProcess = { readonly type: "ready"; readonly port: number } | { readonly type: "flushed" };
