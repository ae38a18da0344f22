import { hostOf } from "./host-of";
import { type Letter, type Outcome, post } from "./post";
import type { Spool } from "./spool";

/** A command never keeps a pipeline waiting longer than this for Wake. */
const TOTAL_MS = 5_000;
const TRY_MS = 2_500;
const TRIES = 2;
const PAUSE_MS = 250;

type To = { readonly token: string; readonly spool: Spool | null; readonly say: (sentence: string) => void };

/**
 * Delivers a letter within five seconds, after those of the same Wake that wait since earlier commands. What cannot be delivered waits
 * for the next command. Returns whether Wake has it.
 */
export async function deliver(letter: Letter, to: To): Promise<boolean> {
  const endsAt = performance.now() + TOTAL_MS;
  const left = (): number => endsAt - performance.now();
  const isReached = await deliverWaiting(letter.url, to, () => left() - TRY_MS);
  const outcome = await tryTo(letter, to.token, isReached ? TRIES : 1, left);
  if (outcome.kind === "stored") return true;
  to.say(outcome.sentence);
  if (outcome.kind === "refused") return false;
  const isKept = (await to.spool?.keep(letter)) === true;
  to.say(isKept ? "It is kept, and the next wake command here sends it first." : "It could not be kept either, and is lost.");
  return false;
}

async function tryTo(letter: Letter, token: string, tries: number, left: () => number): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await post(letter, token, Math.min(TRY_MS, left()));
    const isLast = attempt >= tries || left() < 2 * PAUSE_MS;
    if (outcome.kind !== "undelivered" || !outcome.retry || isLast) return outcome;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Sends what waits for this Wake while there is time; false when it could not be reached. */
async function deliverWaiting(url: string, { spool, token, say }: To, left: () => number): Promise<boolean> {
  for (const name of (await spool?.names()) ?? []) {
    if (left() <= 0) return true;
    const waiting = (await spool?.take(name)) ?? null;
    if (waiting === null) continue;
    const { letter } = waiting;
    const outcome: Outcome | null = hostOf(letter.url) === hostOf(url) ? await post({ ...letter, url }, token, left()) : null;
    if (outcome === null || outcome.kind === "undelivered") await waiting.back();
    else await waiting.done();
    if (outcome?.kind === "refused") say(`An earlier event was dropped. ${outcome.sentence}`);
    if (outcome?.kind === "undelivered") return false;
  }
  return true;
}
