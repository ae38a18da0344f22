import type { MetricId } from "@/lib/metrics/delivery/figure";

/** A figure of another tool beside Wake's, with the sentence that explains the difference. */
export type ReconcileRow = {
  readonly tool: string;
  readonly value: string;
  readonly bands: string | null;
  /** Other numbers that the same tool shows for it. */
  readonly also: readonly string[];
  readonly why: string;
  readonly rowsHref: string;
};

export type ReconcileTable = {
  readonly metrics: readonly {
    readonly metric: MetricId;
    readonly name: string;
    readonly wake: string;
    readonly rows: readonly ReconcileRow[];
  }[];
  /** Why it could not be worked out, and what to do; null where it was. */
  readonly refused: string | null;
};
