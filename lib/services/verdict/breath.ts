import { setImmediate } from "node:timers/promises";

/** Lets whoever waits for this process have a turn: judging is all computing, and requests are answered beside it. */
export const breath = (): Promise<void> => setImmediate();
