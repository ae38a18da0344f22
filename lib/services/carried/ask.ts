/** Long enough for the transaction that asks to be committed, and for others to ask as well. */
const PAUSE_MS = 150;

const held = globalThis as typeof globalThis & { wakeCarried?: { run: () => void; timer: NodeJS.Timeout | null } };

/** Says what is to be run when somebody asks; the job that works out what deployments carry says so. */
export function onCarriedAsked(run: () => void): void {
  held.wakeCarried = { run, timer: null };
}

/** Has what deployments carry worked out soon, in this process, if it does that; otherwise the job of another process comes round to it. */
export function askForCarried(): void {
  const asked = held.wakeCarried;
  if (asked === undefined || asked.timer !== null) return;
  asked.timer = setTimeout(() => {
    asked.timer = null;
    asked.run();
  }, PAUSE_MS);
  asked.timer.unref();
}
