const STOP_WITHIN_MS = 5_000;

/**
 * Runs `stop` once, when the process is asked to end or its launcher is gone, and ends it. Next listens for the same signals, but
 * waits for every open connection, and a page that follows changes holds one for as long as it is open.
 */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, end);
  process.on("disconnect", end);
}
