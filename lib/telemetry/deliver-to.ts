import type { Deliver } from "./deliver";

const TIMEOUT_MS = 5_000;

/** Delivers to an OTLP/HTTP endpoint, given as a base: `/v1/traces` and the like are added. */
export function deliverTo(endpoint: string, headers: Readonly<Record<string, string>>): Deliver {
  const base = endpoint.replace(/\/+$/, "");
  return async (signal, body) => {
    const answer = await fetch(`${base}/v1/${signal}`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/x-protobuf" },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) throw new Error(`the endpoint answered ${answer.status}`);
  };
}
