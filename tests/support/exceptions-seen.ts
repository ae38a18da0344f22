import type { ExceptionSample, ExceptionSeen } from "@/lib/domain/exception";

/** An exception of the service checkout at a time. */
export function exceptionAt(atMs: number, changes: Partial<ExceptionSeen> & { readonly message?: string } = {}): ExceptionSeen {
  const { message = "no item 7", ...rest } = changes;
  const sample: ExceptionSample = {
    ...{ source: "span", atMs, traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", message },
    ...{ stack: "RangeError: no item 7\n    at total (/app/cart.js:1:1)", attributes: { shard: "3" } },
  };
  return {
    ...{ service: "checkout", environment: "production", version: "1", signature: "00000000000000aa", type: "RangeError" },
    ...{ template: "no item <number>", frames: ["total (cart.js)", "checkout (shop.js)"], firstMs: atMs, lastMs: atMs, sample },
    ...rest,
  };
}
