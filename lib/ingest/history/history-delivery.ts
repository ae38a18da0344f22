import type { Headers } from "../sources/adapter";

/** Something of the past in the words in which its forge would have told of it by a webhook. */
export type HistoryDelivery = { readonly headers: Headers; readonly body: Readonly<Record<string, unknown>> };
