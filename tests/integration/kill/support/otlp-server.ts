import { startListener } from "@/lib/http/otlp/listener";

/** A process that takes telemetry and nothing else, to be killed. */
const port = await startListener();
process.send?.({ port });
