import { WakeError } from "@/lib/domain/error";
import type { Json } from "@/lib/ingest/sources/fields";

export type ForgePage = { readonly body: Json /** Address of the page after it; null for the last. */; readonly next: string | null };

export type Patience = {
  readonly clock: () => Date;
  readonly pause: (ms: number) => Promise<void>;
  /** Told before a wait that a person would notice. */
  readonly say: (sentence: string) => void;
  /** Ends a wait. */
  readonly signal: AbortSignal;
};

const TIMEOUT_MS = 30_000;
const TRIES = 6;
const FIRST_PAUSE_MS = 1_000;
/** What a forge that gives no time is asked again after, when it says that it was asked too often. */
const LIMITED_MS = 60_000;
/** Clocks differ a little. */
const MARGIN_MS = 1_000;

/**
 * Reads a forge's REST API page by page. It waits where the forge says that it was asked too often, or soon will have been, and asks
 * again after its own failures. The token goes to the API's own address only.
 */
export class ForgeClient {
  readonly #api: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #patience: Patience;
  #resumesAt = 0;

  /** `api` without a slash at its end; `headers` hold the token. */
  constructor(api: string, headers: Readonly<Record<string, string>>, patience: Patience) {
    this.#api = api;
    this.#headers = { "user-agent": "wake", ...headers };
    this.#patience = patience;
  }

  /** One page: a path below the API, or the address of a page that followed. Throws a WakeError for what waiting does not mend. */
  async page(path: string): Promise<ForgePage> {
    const url = path.startsWith("/") ? `${this.#api}${path}` : path;
    if (new URL(url).origin !== new URL(this.#api).origin)
      throw new WakeError("forbidden", `${new URL(this.#api).host} refers to another address for its next page.`, {
        fix: "Check --api: it must be the address that the forge itself uses.",
      });
    for (let attempt = 1; ; attempt++) {
      await this.#waitUntil(this.#resumesAt);
      if (this.#patience.signal.aborted) throw stopped();
      const response = await this.#ask(url);
      const body: Json = response === null ? null : await response.json().catch(() => null);
      if (response?.ok === true && body !== null) {
        this.#noteLimit(response.headers);
        return { body, next: nextOf(response.headers.get("link"), url) };
      }
      const limitedUntil = response === null ? null : this.#limitedUntil(response);
      if (limitedUntil !== null) this.#resumesAt = limitedUntil;
      else if (response !== null && response.status < 500 && !response.ok) throw refusal(url, response.status);
      else if (attempt >= TRIES) throw unreachable(url, response?.status ?? null);
      else await this.#patience.pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }

  /** Every item of a list that has pages. */
  async all(path: string): Promise<Json[]> {
    const items: Json[] = [];
    for (let next: string | null = path; next !== null; ) {
      const page: ForgePage = await this.page(next);
      if (Array.isArray(page.body)) items.push(...page.body);
      next = page.next;
    }
    return items;
  }

  async #ask(url: string): Promise<Response | null> {
    try {
      return await fetch(url, { headers: this.#headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch {
      return null;
    }
  }

  async #waitUntil(at: number): Promise<void> {
    const ms = at - this.#patience.clock().getTime();
    if (ms <= 0) return;
    this.#patience.say(
      `The forge's limit is used up; going on in ${ms < 90_000 ? `${Math.ceil(ms / 1_000)} s` : `${Math.ceil(ms / 60_000)} min`}.`,
    );
    await this.#patience.pause(ms);
  }

  /** Until when a refusal lasts; null when it is not about how often was asked. */
  #limitedUntil({ status, headers }: Response): number | null {
    if (status !== 403 && status !== 429) return null;
    const now = this.#patience.clock().getTime();
    const after = Number(headers.get("retry-after") ?? Number.NaN);
    if (Number.isFinite(after)) return now + after * 1_000;
    const reset = remaining(headers) === 0 ? resetOf(headers) : null;
    if (reset !== null) return Math.max(reset + MARGIN_MS, now + MARGIN_MS);
    return status === 429 ? now + LIMITED_MS : null;
  }

  #noteLimit(headers: Headers): void {
    const reset = remaining(headers) === 0 ? resetOf(headers) : null;
    if (reset !== null) this.#resumesAt = reset + MARGIN_MS;
  }
}

/** GitHub's names, and GitLab's. */
const limitHeader = (headers: Headers, name: string): number | null => {
  const text = headers.get(`x-ratelimit-${name}`) ?? headers.get(`ratelimit-${name}`);
  return text === null || !/^\d+$/.test(text) ? null : Number(text);
};
const remaining = (headers: Headers): number | null => limitHeader(headers, "remaining");
const resetOf = (headers: Headers): number | null => {
  const seconds = limitHeader(headers, "reset");
  return seconds === null ? null : seconds * 1_000;
};

/** The address with `rel="next"` of a Link header. */
function nextOf(link: string | null, base: string): string | null {
  const found = link?.split(",").map((part) => /<([^>]+)>.*;\s*rel="?next"?/.exec(part)?.[1]);
  const address = found?.find((one) => one !== undefined);
  return address !== undefined && URL.canParse(address, base) ? new URL(address, base).href : null;
}

const pathOf = (url: string): string => new URL(url).host + new URL(url).pathname;

const refusal = (url: string, status: number): WakeError =>
  new WakeError(status === 404 ? "not-found" : "forbidden", `${pathOf(url)} answered ${status}.`, {
    fix:
      status === 401
        ? "The token is wrong or past its end: check the variable that --token-env names."
        : "Check the repository's name, and that the token may read its code, deployments, requests and issues.",
  });

const unreachable = (url: string, status: number | null): WakeError =>
  new WakeError("unavailable", `${pathOf(url)} ${status === null ? "does not answer" : `answers ${status}`}, again and again.`, {
    fix: "Run the command again later: it goes on where it stopped.",
  });

const stopped = (): WakeError =>
  new WakeError("unavailable", "The import was stopped.", {
    fix: "Run the command again: it goes on after the last page that was read whole.",
  });
