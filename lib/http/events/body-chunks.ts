import { WakeError } from "@/lib/domain/error";

const MIB = 1_048_576;

/** The bytes of a request as they come; throws `too-large` before more than `limitMib` is taken in, `malformed` when they break off. */
export async function* bodyChunks(request: Request, limitMib: number, advice: string): AsyncGenerator<Uint8Array> {
  const tooLarge = new WakeError("too-large", `The body is larger than ${limitMib} MiB.`, { fix: advice });
  if (Number(request.headers.get("content-length") ?? 0) > limitMib * MIB) throw tooLarge;
  let taken = 0;
  const reader = request.body?.getReader();
  try {
    for (let part = await nextPart(reader); part !== undefined; part = await nextPart(reader)) {
      taken += part.length;
      if (taken > limitMib * MIB) throw tooLarge;
      yield part;
    }
  } finally {
    reader?.cancel().catch(() => undefined);
  }
}

/** The whole body in one piece, within a limit. */
export async function wholeBody(request: Request, limitMib: number, advice: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of bodyChunks(request, limitMib, advice)) parts.push(part);
  return Buffer.concat(parts);
}

async function nextPart(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<Uint8Array | undefined> {
  try {
    return (await reader?.read())?.value;
  } catch (cause) {
    throw new WakeError("malformed", "The body broke off before its end.", { fix: "Send it again.", cause });
  }
}
