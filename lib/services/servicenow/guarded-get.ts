import { type IncomingMessage, request as plainRequest } from "node:http";
import { request } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress, lookupPublic } from "./public-address";

export type Answer = { readonly status: number; readonly retryAfter: string | null; readonly body: string };
export type Get = (address: string, headers: Readonly<Record<string, string>>) => Promise<Answer>;

const PATIENCE_MS = 10_000;
const LARGEST = 8 * 1024 * 1024;

/**
 * Asks another system for something: https on its usual port and public addresses only, unless `allowPrivate`; redirects are not
 * followed, and what takes longer than 10 s or is larger than 8 MiB is given up. Throws an `Error` whose message is for people and
 * holds nothing of the headers.
 */
export const guardedGet =
  (allowPrivate: boolean): Get =>
  (address, headers) => {
    const url = new URL(address);
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (!allowPrivate && (url.protocol !== "https:" || url.port !== ""))
      return Promise.reject(new Error("Wake polls over https on port 443 only."));
    if (!allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) return Promise.reject(new Error(`${host} is not a public address.`));
    const options = { headers, agent: false, signal: AbortSignal.timeout(PATIENCE_MS), ...(allowPrivate ? {} : { lookup: lookupPublic }) };
    return new Promise((resolve, reject) => {
      const send = url.protocol === "https:" ? request : plainRequest;
      const call = send(url, options, (response) => readAll(response).then(resolve, reject));
      call.on("error", (error) => reject(new Error(`${url.host} did not answer: ${error.message}`)));
      call.end();
    });
  };

async function readAll(response: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST) throw new Error("The answer is larger than 8 MiB.");
    parts.push(part);
  }
  return {
    status: response.statusCode ?? 0,
    retryAfter: response.headers["retry-after"] ?? null,
    body: Buffer.concat(parts).toString("utf8"),
  };
}
