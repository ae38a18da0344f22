import { BOOTSTRAP_TOKEN_ID } from "@/lib/auth/bootstrap-token";
import type { SourceTally } from "@/lib/db/read/intake/sources";
import { groupBy } from "@/lib/domain/group-by";
import { callWords, hookWords, itemWords } from "./left-out-words";

/** Who sent what where, and what became of it. Counts of calls, but for `items`. */
export type SourceRow = {
  readonly key: string;
  /** Name of the token, or of the connection whose address was called; null when none was known. */
  readonly token: string | null;
  /** What the sender calls itself; null when it does not say, or has no token. */
  readonly sender: string | null;
  readonly endpoint: string;
  readonly lastAt: Date;
  readonly accepted: number;
  readonly duplicates: number;
  readonly refused: number;
  /** Spans, data points and log records that were taken. */
  readonly items: number;
};

/** Something that was not taken, of one source and for one reason. */
export type LeftOut = {
  readonly key: string;
  readonly count: number;
  /** `12 spans` are counted in items, `3 calls` were refused whole. */
  readonly noun: "span" | "data point" | "log record" | "item" | "call";
  readonly what: string;
  readonly fix: string;
  readonly token: string | null;
  readonly endpoint: string;
  readonly lastAt: Date;
};

const HOOKS = "/api/hooks/";

/** What the addresses of connections are called. */
type Names = ReadonlyMap<string, string>;

/** Each source once, the one heard last first. */
export function sourceRows(tallies: readonly SourceTally[], names: Names = new Map()): SourceRow[] {
  const rows = Array.from(groupBy(tallies, keyOf), ([key, own]) => {
    const sum = (measure: string): number => own.reduce((total, one) => total + (one.measure === measure ? one.count : 0), 0);
    const [first] = own;
    return {
      key,
      token: first === undefined ? null : nameOf(first, names),
      sender: first?.sender || null,
      endpoint: first?.endpoint ?? "",
      lastAt: new Date(Math.max(...own.map(({ lastAt }) => lastAt.getTime()))),
      accepted: sum("accepted"),
      duplicates: sum("duplicate"),
      refused: sum("refused"),
      items: sum("items"),
    };
  });
  return rows.sort((a, b) => b.lastAt.getTime() - a.lastAt.getTime());
}

/** What was refused or left out, the most first. */
export function leftOutRows(tallies: readonly SourceTally[], names: Names = new Map()): LeftOut[] {
  return tallies
    .filter(({ measure }) => measure === "rejected" || measure === "refused")
    .map((tally) => {
      const { measure, reason, count, endpoint, lastAt } = tally;
      const token = nameOf(tally, names);
      const isCall = measure === "refused";
      const words = isCall ? refusedWords(endpoint, reason) : itemWords(reason);
      return {
        key: `${keyOf(tally)} ${measure} ${reason}`,
        count,
        noun: isCall ? ("call" as const) : nounOf(endpoint),
        ...words,
        token,
        endpoint,
        lastAt,
      };
    })
    .sort((a, b) => b.count - a.count);
}

function nounOf(endpoint: string): LeftOut["noun"] {
  if (endpoint.endsWith("/v1/traces")) return "span";
  if (endpoint.endsWith("/v1/metrics")) return "data point";
  return endpoint.endsWith("/v1/logs") ? "log record" : "item";
}

const refusedWords = (endpoint: string, status: string) => (endpoint.startsWith(HOOKS) ? hookWords(status) : callWords(status));

function nameOf({ tokenId, token, endpoint }: SourceTally, names: Names): string | null {
  if (tokenId === BOOTSTRAP_TOKEN_ID) return "bootstrap token";
  return token ?? names.get(endpoint) ?? (endpoint.startsWith(HOOKS) ? "No connection any more" : null);
}

const keyOf = ({ endpoint, tokenId, sender }: SourceTally): string => JSON.stringify([endpoint, tokenId, sender]);
