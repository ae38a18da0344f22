import { NextRequest } from "next/server";
import { WakeError } from "@/lib/domain/error";

/**
 * The same request with its body read, so that code which reads bodies without a limit can be handed one. Throws
 * `too-large` as soon as more than `mostBytes` have come, and `malformed` for a JSON body that is none.
 */
export async function boundedRequest(request: NextRequest, mostBytes: number): Promise<NextRequest> {
  if (request.body === null) return request;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body) {
    bytes += part.byteLength;
    if (bytes > mostBytes)
      throw new WakeError("too-large", `The body is larger than ${mostBytes / 1_024} KiB.`, { fix: "Send a smaller body." });
    parts.push(part);
  }
  const body = Buffer.concat(parts).toString("utf8");
  if (request.headers.get("content-type")?.includes("application/json")) assertJson(body);
  return new NextRequest(request.url, { method: request.method, headers: request.headers, body });
}

function assertJson(text: string): void {
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new WakeError("malformed", "The body is not JSON.", { fix: "Send a JSON object.", cause });
  }
}
