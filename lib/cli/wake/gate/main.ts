import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Environment } from "../../start/environment";
import { askWake, nameOf, type Said } from "./ask";
import { type GateOptions, readGateOptions } from "./options";
import { GATE_USAGE } from "./usage";

const REACHED = 0;
const HARMFUL = 1;
const WRONG = 2;
const OPEN = 3;
const UNREACHABLE = 4;

/** A Wake that cannot be reached for this long keeps no pipeline any longer. */
const GIVE_UP_MS = 120_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Progress for people; the word itself goes to standard output. */
const say = (sentence: string): void => void process.stderr.write(`wake: ${sentence}\n`);

/** `wake gate wait`. Returns the exit code, as `GATE_USAGE` explains it. */
export async function gateMain([word = "", ...args]: readonly string[], environment: Environment): Promise<number> {
  if (word === "help" || word === "--help" || args.includes("--help")) {
    process.stdout.write(`${GATE_USAGE}\n`);
    return REACHED;
  }
  const options = word === "wait" ? readGateOptions(args, environment) : `“${word}” is not something that a gate can do; it can wait.`;
  if (typeof options === "string") {
    process.stderr.write(`wake: ${options}\n\n${GATE_USAGE}\n`);
    return WRONG;
  }
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stop.abort(signal));
  return waitFor(options, stop.signal);
}

/** Since when, and how often, Wake could not be reached. */
type Lost = { readonly since: number; readonly tries: number };

async function waitFor(options: GateOptions, stopped: AbortSignal): Promise<number> {
  const startedAt = performance.now();
  const left = (): number => startedAt + options.timeoutMs - performance.now();
  let lost: Lost | null = null;
  let last = "";
  for (;;) {
    const said = await askWake(options, stopped);
    if (stopped.aborted) return interrupted(options, stopped);
    lost = lostAfter(lost, said);
    const code = codeOf(said);
    if (code !== null) return ended(said, code);
    const isGivenUp = lost !== null && performance.now() - lost.since > GIVE_UP_MS;
    if (left() <= 0 || isGivenUp) return outOfTime(options, said);
    if (said.sentence !== last) say(said.sentence);
    last = said.sentence;
    const pause = lost === null ? pauseOf(options, said) : Math.min(FIRST_PAUSE_MS * 2 ** (lost.tries - 1), LONGEST_PAUSE_MS);
    await sleep(Math.max(0, Math.min(pause, left())), undefined, { signal: stopped }).catch(() => undefined);
    if (stopped.aborted) return interrupted(options, stopped);
  }
}

function lostAfter(before: Lost | null, said: Said): Lost | null {
  return said.kind === "unreachable" ? { since: before?.since ?? performance.now(), tries: (before?.tries ?? 0) + 1 } : null;
}

/** The code that an answer ends the wait with; null when it has to be asked again. */
function codeOf(said: Said): number | null {
  if (said.kind === "yes") return REACHED;
  if (said.kind === "no") return HARMFUL;
  if (said.kind === "refused") return WRONG;
  return said.kind === "open" && said.retryMs === null ? OPEN : null;
}

function ended(said: Said, code: number): number {
  if (code === REACHED || code === HARMFUL) process.stdout.write(`${said.sentence}\n`);
  else say(code === OPEN ? `${said.sentence} Wake will not say more.` : said.sentence);
  return code;
}

/** As soon as Wake asked for, and no later than the command line says. */
const pauseOf = ({ intervalMs }: GateOptions, said: Said): number =>
  said.kind === "open" && said.retryMs !== null ? Math.min(said.retryMs, intervalMs) : intervalMs;

function outOfTime(options: GateOptions, said: Said): number {
  if (said.kind !== "unreachable") {
    say(`It could not be told in time. ${said.sentence}`);
    return OPEN;
  }
  say(
    `${said.sentence} ${options.strict ? "Nothing is known of" : "This does not stop the pipeline, but nothing is known of"} ${nameOf(options)}.`,
  );
  return options.strict ? UNREACHABLE : REACHED;
}

function interrupted(options: GateOptions, { reason }: AbortSignal): number {
  say(`Stopped waiting for ${nameOf(options)}.`);
  const signal = (["SIGINT", "SIGTERM", "SIGHUP"] as const).find((name) => name === reason) ?? "SIGINT";
  return 128 + constants.signals[signal];
}
