import type { Adapter, Headers } from "./adapter";
import { parseBody } from "./parse-body";

type Sent = { readonly contentType: string | null; readonly headers: Headers; readonly raw: Uint8Array };

/** What a delivery's bytes say, null where its adapter needs none. Throws what `parseBody` throws. */
export const deliveryBody = (adapter: Adapter | null, { contentType, headers, raw }: Sent): unknown =>
  raw.byteLength === 0 && adapter?.needsNoBody?.(headers) === true ? null : parseBody(contentType, raw);
