/** Long enough for the transaction that asks to be committed, and for others to ask as well. */
const PAUSE_MS = 150;

const held = globalThis as typeof globalThis & { wakeDays?: { run: () => void; timer: NodeJS.Timeout | null } };

/** Says what is to be run when somebody asks; the job that works out days says so. */
export function onDaysAsked(run: () => void): void {
  held.wakeDays = { run, timer: null };
}

/** Has days worked out soon, in this process, if it does that; otherwise the job of another process comes round to them. */
export function askForDays(): void {
  const asked = held.wakeDays;
  if (asked === undefined || asked.timer !== null) return;
  asked.timer = setTimeout(() => {
    asked.timer = null;
    asked.run();
  }, PAUSE_MS);
  asked.timer.unref();
}
