import type { SpreadModel } from "@/lib/charts/delivery/spread";
import type { StagesModel } from "@/lib/charts/delivery/stages";
import type { Phrase } from "@/lib/charts/phrase";
import type { WhyModel } from "@/lib/charts/why/model";
import type { BucketSize } from "@/lib/domain/calendar";
import type { MetricId } from "@/lib/metrics/delivery/figure";
import type { MetricSection } from "./metric-section";
import type { ReconcileTable } from "./reconcile-table";

/** One of the slowest changes, linked to itself and to the release that brought it. */
export type SlowChange = {
  readonly key: string;
  readonly title: string;
  readonly url: string | null;
  readonly release: string;
  readonly releaseHref: string;
  readonly deployedAt: Date;
  readonly lead: string;
  /** The stage that took longest: `Review 3 d 4 h`; null where no stage is known. */
  readonly longest: string | null;
};

/** One deployment that hurt, linked, with what says so and how long it lasted. */
export type FailedDeployment = {
  readonly key: string;
  readonly release: string;
  readonly releaseHref: string;
  readonly environment: string;
  readonly finishedAt: Date;
  readonly reasons: string;
  readonly lasted: string;
  readonly open: boolean;
};

/** One team or service with its five figures as text. */
export type PlaceRow = {
  readonly name: string;
  readonly href: string;
  readonly cells: Readonly<Record<MetricId, string>>;
};

export type PlaceTable = {
  readonly rows: readonly PlaceRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** The deployment that is the nearest to an empty period, and the calendar days that end with it. */
export type NearestRelease = { readonly at: Date; readonly isBefore: boolean; readonly first: string; readonly last: string };

export type DeliveryModel = {
  readonly timezone: string;
  readonly period: {
    readonly from: Date;
    readonly to: Date;
    readonly words: string;
    /** The days that stand beside it; null without a comparison. */
    readonly before: string;
    readonly bucket: BucketSize;
  };
  readonly options: { readonly teams: readonly string[]; readonly services: readonly string[]; readonly environments: readonly string[] };
  readonly sentence: readonly Phrase[];
  /** Much has arrived at once and is still being counted. */
  readonly stale: boolean;
  readonly sections: readonly MetricSection[];
  readonly lead: { readonly stages: StagesModel; readonly spread: SpreadModel | null; readonly slowest: readonly SlowChange[] };
  readonly failures: {
    readonly rows: readonly FailedDeployment[];
    /** All of the period; the list holds the newest. */
    readonly total: number;
    /** The deployment failure rate, and what is still watched, in sentences. */
    readonly beside: readonly string[];
  };
  readonly teams: PlaceTable;
  readonly services: PlaceTable;
  /** Null unless it was asked for. */
  readonly reconcile: ReconcileTable | null;
  readonly why: WhyModel | null;
  /** Why there is nothing to see: nothing ever arrived, or nothing in this period. */
  readonly empty: null | { readonly kind: "never" } | { readonly kind: "in-range"; readonly nearest: NearestRelease | null };
  readonly computedAt: Date;
};
