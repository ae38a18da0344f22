import type { ListedQuery } from "@/lib/db/read/deployment/listed";
import type { Reach } from "@/lib/domain/access";
import type { ReleasesParams } from "@/lib/urls/releases";

/** Nothing asked for beside period, team, service and environment. */
export const UNFILTERED = {
  ...{ attempts: false, rolledBack: false, verdict: null, show: null },
  ...{ authors: null, search: null, ids: null },
} as const;

/** The question to the store that a page's state asks. `ids`: those that it can be among, where the store cannot say which. */
export const listedQuery = (
  { team, service, environment, verdict, outcome, show, authors, search }: ReleasesParams,
  period: { readonly from: Date; readonly to: Date },
  reach: Reach,
  ids: readonly string[] | null,
): ListedQuery => ({
  ...period,
  ...{ team, service, environment, reach, verdict, show, authors, search, ids },
  attempts: outcome === "failed",
  rolledBack: outcome === "rolled-back",
});

/** Whether anything but team, service and environment narrows the list. */
export const isNarrowed = ({ verdict, outcome, show, authors, search, carries }: ReleasesParams): boolean =>
  [verdict, outcome, show, authors, search, carries].some((filter) => filter !== null);
