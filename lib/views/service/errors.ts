import type { ErrorListModel, ErrorRow } from "@/lib/charts/error-list/model";
import { readTraceUrl } from "@/lib/db/read/catalogue/trace-url";
import { type Actor, authorise, type Reach, reaches, reachOf } from "@/lib/domain/access";
import { readErrorRows } from "../error-rows";
import { heardEnvironment } from "../heard-environment";
import { withTraces } from "../traced-errors";
import { type LogRow, readLogRows } from "./logs";

const MOST_ROWS = 20;

type Window = { readonly service: string; readonly environment: string; readonly from: Date; readonly to: Date };

/** What failed in a service over a period: its faults, the most frequent first, and its log records by severity. */
export type ServiceErrors = ErrorListModel & { readonly logs: readonly LogRow[] };

const NOTHING: ServiceErrors = { rows: [], newFaults: 0, knownFaults: 0, otherCases: 0, logs: [] };

/** The errors of a service in one environment. Beyond reach there are none. A fault is new that was not seen in the 14 days before. */
export async function readServiceErrors(window: Window, reach: Reach, now: Date): Promise<ServiceErrors> {
  if (!reaches(reach, window.service, window.environment)) return NOTHING;
  const choice = { version: null, newSince: window.from, most: MOST_ROWS, newFirst: false };
  const [errors, logs, traceUrl] = await Promise.all([readErrorRows(window, choice, now), readLogRows(window, now), readTraceUrl()]);
  return { ...withTraces(errors, traceUrl), logs };
}

type ErrorsQuery = Omit<Window, "environment"> & {
  /** Production when left out, else where the service was heard last. */
  readonly environment: string | null;
};

/** The errors of a service as the API answers them. */
export type ErrorsAnswer = Window & {
  readonly otherCases: number;
  readonly errors: readonly Omit<ErrorRow, "spark">[];
};

/** `not-found` when the service was never heard, or lies out of reach. */
export async function loadErrors(actor: Actor | null, query: ErrorsQuery, now: Date): Promise<ErrorsAnswer> {
  authorise(actor, "view.read");
  const environment = await heardEnvironment(reachOf(actor), query.service, query.environment);
  const window = { service: query.service, environment, from: query.from, to: query.to > now ? now : query.to };
  const choice = { version: null, newSince: window.from, most: MOST_ROWS, newFirst: false };
  const { rows, otherCases } = await readErrorRows(window, choice, now);
  return { ...window, otherCases, errors: rows.map(({ spark: _, ...row }) => row) };
}
