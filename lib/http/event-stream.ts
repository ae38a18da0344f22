import { subscribe } from "@/lib/services/live/feed";

const HEARTBEAT_MS = 20_000;

/**
 * Server-sent events: one `change` with the newest sequence whenever something visible changed, a comment in between so
 * that proxies keep the connection. It carries no data; the page asks its own loader, which authorises.
 */
export function changeStream(signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string): void => controller.enqueue(encoder.encode(text));
      const unsubscribe = subscribe((seq) => send(`event: change\ndata: ${seq}\n\n`));
      const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
      send("retry: 3000\n\n");
      signal.addEventListener("abort", () => {
        clearInterval(heartbeat);
        unsubscribe();
        controller.close();
      });
    },
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store, no-transform", "x-accel-buffering": "no" },
  });
}
