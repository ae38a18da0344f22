import { setTimeout as sleep } from "node:timers/promises";
import { WakeError } from "@/lib/domain/error";
import type { DemoOptions } from "./options";

type Kind = "deployments" | "incidents";
/** What a refusal says; OTLP has but a message. */
type Problem = { readonly title?: string; readonly detail?: string; readonly message?: string; readonly fix?: string };

const TIMEOUT_MS = 15_000;
/** A Wake that is busy says so and is asked again. */
const ATTEMPTS = 4;
const PAUSE_MS = 1_500;

/** Speaks to Wake as any pipeline would: over its public API, with a token. */
export class WakeClient {
  readonly #options: DemoOptions;

  constructor(options: DemoOptions) {
    this.#options = options;
  }

  /** Finds out, before anything is started, whether Wake is there and takes both events and telemetry with this token. */
  async check(): Promise<void> {
    await this.#send("/healthz", null);
    await this.#send("/api/v1/events/deployments", [], [422]);
    await this.#send("/v1/traces", { resourceSpans: [] });
  }

  /** Tells of something that happened. Throws what Wake answered when it refuses. */
  async tell(kind: Kind, body: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#send(`/api/v1/events/${kind}`, body);
  }

  /** Whether a service was released since a moment; false also where this token may not read. */
  async wasReleased(service: string, since: Date): Promise<boolean> {
    const query = new URLSearchParams({ service, from: since.toISOString(), limit: "1" });
    const response = await this.#fetch(`/api/v1/deployments?${query}`, null);
    if (!response.ok) return false;
    const { items } = (await response.json()) as { items: readonly unknown[] };
    return items.length > 0;
  }

  async #send(path: string, body: unknown, expected: readonly number[] = []): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.#fetch(path, body);
      const text = await response.text();
      if (response.ok || expected.includes(response.status)) return;
      if (response.status !== 503 || attempt === ATTEMPTS) throw refusal(this.#options.url, response.status, text);
      await sleep(PAUSE_MS);
    }
  }

  async #fetch(path: string, body: unknown): Promise<Response> {
    const { url, token } = this.#options;
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const init = body === null ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
    try {
      return await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (cause) {
      throw new WakeError("unavailable", `Wake does not answer at ${url}.`, {
        fix: "Start it with `npm start`, or say where it is: npm run demo -- --url http://localhost:3000",
        cause,
      });
    }
  }
}

function refusal(url: string, status: number, text: string): WakeError {
  const { title, detail, message, fix } = problemIn(text);
  return new WakeError("forbidden", `Wake at ${url} refused (${status}): ${detail ?? message ?? title ?? "it gave no reason."}`, {
    fix: fix ?? "Check that the address is Wake's and that the token has the scopes ingest:events and ingest:otlp.",
  });
}

function problemIn(text: string): Problem {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}
