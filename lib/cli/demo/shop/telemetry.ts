import { createRequire } from "node:module";
import { trace } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
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

const flush = async (): Promise<void> => {
  await Promise.all([trace.getTracerProvider(), logs.getLoggerProvider()].map(flushed));
};

async function flushed(provider: object): Promise<void> {
  // Of traces the API hands out a stand-in for the provider that the SDK set.
  const delegate: unknown = "getDelegate" in provider && typeof provider.getDelegate === "function" ? provider.getDelegate() : provider;
  if (canFlush(delegate)) await delegate.forceFlush();
}

const canFlush = (provider: unknown): provider is Flushing =>
  typeof provider === "object" && provider !== null && "forceFlush" in provider && typeof provider.forceFlush === "function";
