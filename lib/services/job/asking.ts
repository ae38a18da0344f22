/** Long enough for the transaction that asks to be committed, and for others to ask as well. */
const PAUSE_MS = 150;

type Asked = { readonly run: () => void; timer: NodeJS.Timeout | null };

/** Kept on `globalThis`: Next bundles this file more than once, and each copy must reach the same jobs. */
const held = globalThis as typeof globalThis & { wakeAsked?: Map<string, Asked> };

/** Says what is to be run when somebody asks for work of this name; the job that does it says so. */
export function onAskedFor(work: string, run: () => void): void {
  held.wakeAsked ??= new Map();
  held.wakeAsked.set(work, { run, timer: null });
}

/** Has work of this name done soon, in this process, if it does that; otherwise the job of another process comes round to it. */
export function askFor(work: string): void {
  const asked = held.wakeAsked?.get(work);
  if (asked === undefined || asked.timer !== null) return;
  asked.timer = setTimeout(() => {
    asked.timer = null;
    asked.run();
  }, PAUSE_MS);
  asked.timer.unref();
}
