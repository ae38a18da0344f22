import { unstable_rethrow } from "next/navigation";
import { log } from "@/lib/log";
import { asWakeError, problemOf } from "./problem";
import { newRequestId, REQUEST_ID_HEADER } from "./request-id";

type Handler<Input extends Request, Context> = (request: Input, context: Context) => Promise<Response>;

/**
 * Wraps a route handler: every answer carries a request id, every error becomes a problem document, and a bug is logged
 * under the id that its sender was given. Security headers are Next's part, for every path at once (`next.config.js`).
 */
export function route<Input extends Request, Context>(handler: Handler<Input, Context>): Handler<Input, Context> {
  return async (request, context) => {
    const requestId = newRequestId();
    try {
      return named(await handler(request, context), requestId);
    } catch (error) {
      unstable_rethrow(error);
      if (asWakeError(error) === null) log.error({ requestId, path: new URL(request.url).pathname, err: error }, "a request failed");
      return problemOf(error, requestId);
    }
  };
}

/** The same answer with the request id; copied, since headers of some answers (redirects) cannot be changed. */
function named(response: Response, requestId: string): Response {
  const headers = new Headers(response.headers);
  headers.set(REQUEST_ID_HEADER, requestId);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
