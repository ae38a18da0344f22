/** Next runs this once, before it serves: what runs beside the pages is started here and stopped with the process. */
export async function register(): Promise<void> {
  // The compiler replaces this name, and so leaves everything below out of bundles for other runtimes.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { log } = await import("@/lib/log");
    const { onStop } = await import("@/lib/http/on-stop");
    const { startListener, stopListener } = await import("@/lib/http/otlp/listener");
    const { startJobs } = await import("@/lib/jobs/start");
    const { closeStore } = await import("@/lib/services/telemetry/close");
    const { observeSelf } = await import("@/lib/services/telemetry/observe-self");
    const { closeTelemetryStore } = await import("@/lib/services/telemetry/telemetry-store");
    const { tendStore } = await import("@/lib/services/telemetry/tend-store");

    await tendStore(new Date()).catch((error: unknown) =>
      log.warn(
        { reason: error instanceof Error ? error.message : "unknown" },
        "the telemetry store could not be tended; a job tries again",
      ),
    );
    const self = await observeSelf(() => new Date());
    await startListener();
    const stopJobs = startJobs();
    onStop(async () => {
      await self.stop();
      await Promise.all([closeTelemetryStore(), stopListener(), stopJobs()]);
      await closeStore();
    });
  }
}
