import type { Actor } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { env } from "@/lib/env";
import { TokenBucket } from "./token-bucket";

const MIB = 1_048_576;
/** Small requests cost by their number. */
const REQUESTS_PER_S = 20_000;
/** A token that a page sends is public, so it must not be able to send what a fleet can. */
const BROWSER_MIB_PER_S = 4;
const BROWSER_REQUESTS_PER_S = 100;
/** More senders than this are not told apart from new ones. */
const MOST_SENDERS = 10_000;

type Sender = { readonly bytes: TokenBucket; readonly requests: TokenBucket };

/** Kept on `globalThis`: the listener and Next's routes share one budget. */
const held = globalThis as typeof globalThis & { wakeOtlpSenders?: Map<string, Sender> };

/**
 * Counts a request of a sender against its budget, before its body is read; the result is told the body's bytes as sent. Bytes are
 * known only afterwards, so a sender may overdraw once and then waits until its budget is whole again.
 *
 * @throws WakeError `throttled` with the whole seconds after which there is budget again.
 */
export function spendOf(actor: Actor, fromBrowser: boolean, nowMs: number): (bytes: number) => void {
  const { bytes, requests } = senderOf(`${fromBrowser ? "page" : "server"} ${actor.kind === "token" ? actor.id : actor.name}`, fromBrowser);
  const waitMs = Math.max(bytes.waitMs(nowMs), requests.waitMs(nowMs));
  if (waitMs > 0)
    throw new WakeError("throttled", "This token sends more than it may.", {
      fix: "Send it again shortly. If it lasts, send larger batches, sample, or raise WAKE_OTLP_TOKEN_MIB_PER_S.",
      retryAfterS: Math.ceil(waitMs / 1_000),
    });
  requests.take(1);
  return (size) => bytes.take(size);
}

function senderOf(key: string, fromBrowser: boolean): Sender {
  held.wakeOtlpSenders ??= new Map();
  const senders = held.wakeOtlpSenders;
  const known = senders.get(key);
  if (known !== undefined) return known;
  if (senders.size >= MOST_SENDERS) senders.clear();
  const made = {
    bytes: new TokenBucket((fromBrowser ? BROWSER_MIB_PER_S : env().WAKE_OTLP_TOKEN_MIB_PER_S) * MIB),
    requests: new TokenBucket(fromBrowser ? BROWSER_REQUESTS_PER_S : REQUESTS_PER_S),
  };
  senders.set(key, made);
  return made;
}
