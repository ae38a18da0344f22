import type { TallyRow } from "@/lib/db/write/intake";
import { OTHER } from "@/lib/domain/label-limits";

/** A call as it is counted, and what it carried. */
export type TalliedCall = {
  readonly endpoint: string;
  readonly outcome: "accepted" | "duplicate" | "refused" | "ignored";
  readonly status: number;
  readonly tokenId: string | null;
  readonly sender: string | null;
  readonly items: number;
  readonly rejected: readonly { readonly reason: string; readonly count: number }[];
};

type Source = Pick<TallyRow, "endpoint" | "tokenId" | "sender">;

/** Anybody can make up paths and names: what goes beyond is counted as one source. */
const MOST_SOURCES = 500;

/** Sums of calls by who sent what where, until they are taken to be stored. */
export class IntakeTallies {
  readonly #sources = new Set<string>();
  readonly #rows = new Map<string, TallyRow>();

  add({ outcome, status, items, rejected, ...call }: TalliedCall): void {
    const source = this.#sourceOf(call);
    this.#count(source, outcome, outcome === "refused" ? String(status) : "", 1);
    this.#count(source, "items", "", items);
    for (const { reason, count } of rejected) this.#count(source, "rejected", reason, count);
  }

  /** The sums since they were last taken. */
  take(): readonly TallyRow[] {
    const rows = [...this.#rows.values()];
    this.#rows.clear();
    return rows;
  }

  /** Makes room for sources that are not known yet. */
  forgetSources(): void {
    this.#sources.clear();
  }

  /** Who has no token is not asked for a name either. */
  #sourceOf({ endpoint, tokenId, sender }: Pick<TalliedCall, "endpoint" | "tokenId" | "sender">): Source {
    const source = { endpoint, tokenId: tokenId ?? "", sender: tokenId === null ? "" : (sender ?? "") };
    const key = JSON.stringify(source);
    if (!this.#sources.has(key) && this.#sources.size >= MOST_SOURCES) return { endpoint: OTHER, tokenId: "", sender: "" };
    this.#sources.add(key);
    return source;
  }

  #count(source: Source, measure: TallyRow["measure"], reason: string, count: number): void {
    if (count === 0) return;
    const key = JSON.stringify([source, measure, reason]);
    this.#rows.set(key, { ...source, measure, reason, count: count + (this.#rows.get(key)?.count ?? 0) });
  }
}
