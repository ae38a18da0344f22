import { WakeError } from "@/lib/domain/error";

/** Senders give up after five to ten seconds; they must hear of a slow database well before. */
const DEADLINE_MS = 2_500;

/**
 * The outcome if it comes in time, else a request to come again, naming the `store` that did not answer. What is under way goes on:
 * only use it for what is known again when it is sent again.
 */
export function withinDeadline<T>(outcome: Promise<T>, store: string): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(comeAgain(`${store} did not answer in time.`, 2)), DEADLINE_MS);
    outcome.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** For what cannot be taken now and will be when it is sent again. */
export const comeAgain = (message: string, retryAfterS: number): WakeError =>
  new WakeError("unavailable", message, { fix: "Send it again shortly: nothing is counted twice.", retryAfterS });
