import type { IncomingMessage } from "node:http";
import { WakeError } from "@/lib/domain/error";
import type { OtlpRequest } from "./exchange";

/** A request of Node's own server. */
export const fromNode = (message: IncomingMessage): OtlpRequest => ({
  method: message.method ?? "GET",
  path: (message.url ?? "/").split("?", 1)[0] ?? "/",
  header: (name) => {
    const value = message.headers[name];
    return value === undefined ? null : typeof value === "string" ? value : value.join(", ");
  },
  read: (take) => readAll(message, take),
});

/** By events: an async iterator costs as much again as everything else in here. */
function readAll(message: IncomingMessage, take: (bytes: number) => void): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const fail = (error: unknown): void => {
      message.removeAllListeners("data");
      reject(error);
    };
    message.on("data", (part: Buffer) => {
      try {
        take(part.length);
        parts.push(part);
      } catch (error) {
        fail(error);
      }
    });
    message.once("end", () => resolve(parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts)));
    message.once("error", (cause) => fail(new WakeError("malformed", "The body ended before it was whole.", { cause })));
  });
}
