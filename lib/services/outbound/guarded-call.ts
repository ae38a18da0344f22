import { type IncomingMessage, request as plainRequest } from "node:http";
import { request } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress, lookupPublic } from "./public-address";

export type Call = {
  readonly method: "GET" | "POST";
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Largest answer that is read, in bytes; what is larger is given up. */
  readonly largest: number;
};
export type Answer = { readonly status: number; readonly retryAfter: string | null; readonly body: string };

const PATIENCE_MS = 10_000;
const MIB = 1024 * 1024;

/** Why an address is not called at all; null when it may be tried. What a name stands for is looked at when it is connected to. */
export function refusedAddress(address: string, allowPrivate: boolean): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return "This is not an address that begins with https://.";
  if (url.username !== "" || url.password !== "") return "An address holds no user and no password.";
  if (allowPrivate) return null;
  if (url.protocol !== "https:" || url.port !== "") return "Wake calls others over https on port 443 only.";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return isIP(host) !== 0 && !isPublicAddress(host) ? `${host} is not a public address.` : null;
}

/**
 * Calls another system: https on its usual port and public addresses only, unless `allowPrivate`; the address that was looked at is the
 * one that is connected to, redirects are not followed, and what takes longer than 10 s in all, or is too large, is given up. Throws an
 * `Error` whose message is for people and holds nothing of the headers, the path or the body.
 */
export async function guardedCall(call: Call, allowPrivate: boolean, patienceMs = PATIENCE_MS): Promise<Answer> {
  const refused = refusedAddress(call.address, allowPrivate);
  if (refused !== null) throw new Error(refused);
  const url = new URL(call.address);
  const { method, headers, body, largest } = call;
  const sized = body === undefined ? headers : { ...headers, "content-length": String(Buffer.byteLength(body)) };
  const guard = allowPrivate ? {} : { lookup: lookupPublic };
  const options = { method, headers: sized, agent: false, signal: AbortSignal.timeout(patienceMs), ...guard };
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? request : plainRequest;
    const failed = (error: Error): void => reject(new Error(`${url.host} did not answer: ${reasonOf(error, patienceMs)}`));
    const sent = send(url, options, (response) => readAll(response, largest).then(resolve, failed));
    sent.on("error", failed);
    sent.end(body);
  });
}

const reasonOf = (error: Error, patienceMs: number): string =>
  error.name === "AbortError" || error.name === "TimeoutError" || error.message === "aborted"
    ? `no whole answer within ${patienceMs / 1_000} s`
    : error.message;

async function readAll(response: IncomingMessage, largest: number): Promise<Answer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > largest) throw new Error(`its answer is larger than ${largest / MIB} MiB`);
    parts.push(part);
  }
  return {
    status: response.statusCode ?? 0,
    retryAfter: response.headers["retry-after"] ?? null,
    body: Buffer.concat(parts).toString("utf8"),
  };
}
