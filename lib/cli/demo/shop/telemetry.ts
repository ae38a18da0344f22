import { createRequire } from "node:module";
import { trace } from "@opentelemetry/api";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { NodeSDK } from "@opentelemetry/sdk-node";

/**
 * Starts the official SDK, set up by nothing but the standard OTEL_ variables, and instruments Node's http. Returns a way to
 * deliver at once what is waiting to be exported.
 */
export function startTelemetry(): { flush(): Promise<void> } {
  new NodeSDK({ instrumentations: [new HttpInstrumentation()] }).start();
  // Instrumentation takes hold when a module is required; an import alone would pass it by.
  createRequire(import.meta.url)("node:http");
  return { flush };
}

type Flushing = { forceFlush(): Promise<void> };

async function flush(): Promise<void> {
  const provider: object = trace.getTracerProvider();
  const delegate: unknown = "getDelegate" in provider && typeof provider.getDelegate === "function" ? provider.getDelegate() : provider;
  if (canFlush(delegate)) await delegate.forceFlush();
}

const canFlush = (provider: unknown): provider is Flushing =>
  typeof provider === "object" && provider !== null && "forceFlush" in provider && typeof provider.forceFlush === "function";
