import { WakeError } from "@/lib/domain/error";
import type { OtlpRequest } from "./exchange";
import { handleOtlp } from "./handle";

/** OTLP on the web port. Next adds the security headers. */
export async function otlpRoute(request: Request): Promise<Response> {
  const { status, headers, body } = await handleOtlp(fromWeb(request));
  return new Response(status === 204 ? null : Buffer.from(body), { status, headers });
}

const fromWeb = (request: Request): OtlpRequest => ({
  method: request.method,
  path: new URL(request.url).pathname,
  header: (name) => request.headers.get(name),
  read: (take) => readAll(request, take),
});

async function readAll(request: Request, take: (bytes: number) => void): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of request.body ?? []) {
      take(part.byteLength);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof WakeError) throw error;
    throw new WakeError("malformed", "The body ended before it was whole.", { cause: error });
  }
  return Buffer.concat(parts);
}
