import type { TableModel } from "@/lib/charts/table";

/** A piece of the equation; strong ones are numbers. */
export type WhyTerm = { readonly key: string; readonly text: string; readonly strong: boolean };

/** Which rows stand under the number: those it was made from (null), all that count, or those left out for a reason. */
export type WhyRowsOf = string | null;

/** One step from everything that was there to what counts. */
export type WhyStep = {
  /** `total`: what is there; `out`: taken away for a reason; `of`: the part that makes the number. */
  readonly kind: "total" | "out" | "of";
  readonly count: string;
  readonly text: string;
  readonly note: string | null;
  /** Of the first total, 0 to 100; totals have a bar. */
  readonly percent: number | null;
  /** Opens the rows of this step; undefined where there are none to list. */
  readonly rows: { readonly of: WhyRowsOf; readonly current: boolean } | undefined;
};

/** One page of the rows behind a number, or behind a reason to leave some out. */
export type WhyRows = {
  readonly of: WhyRowsOf;
  readonly title: string;
  readonly table: TableModel;
  readonly page: number;
  readonly hasNext: boolean;
  /** Where there is nothing to list, or no page beyond this one. */
  readonly note: string | null;
};

/** Everything behind one figure, in words and rows. */
export type WhyModel = {
  /** Id of the metric. */
  readonly metric: string;
  /** The metric and its period: `Change failure rate, 24 Oct to 20 Nov`. */
  readonly about: string;
  /** `Why 5.4 %?` */
  readonly question: string;
  readonly equation: readonly WhyTerm[];
  readonly definition: readonly string[];
  readonly steps: readonly WhyStep[];
  readonly rows: WhyRows;
  /** What would change the number. */
  readonly moves: string;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly jsonHref: string;
  readonly csvHref: string;
};
