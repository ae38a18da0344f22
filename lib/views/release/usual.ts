import { type RequestQuery, type RequestRow, requestRows } from "@/lib/db/read/signals/requests";
import { type RequestSource, sourceOf } from "@/lib/domain/request-source";
import type { ReleaseSpan } from "@/lib/urls/release";
import { type SignalPoint, signalPoints } from "../signal-points";
import type { ChartSpan } from "./span";

const DAY_MS = 86_400_000;
/** Days back whose clock a span is compared with: for a week the same weekdays, else those that the judge reads too. */
const DAYS_BACK: Readonly<Record<ReleaseSpan, readonly number[]>> = { "1h": [1, 2, 3, 7], "24h": [1, 2, 3, 7], "7d": [7, 14, 21] };

type Asked = Pick<RequestQuery, "service" | "environment"> & {
  readonly chosen: ReleaseSpan;
  readonly span: ChartSpan;
  readonly rolledOutAt: Date;
};

/** What arrived in the time of a chart, so many milliseconds earlier. */
export type EarlierDay = { readonly backMs: number; readonly span: ChartSpan; readonly rows: readonly RequestRow[] };

/** The requests of the service at the same clock on each earlier day, and only before the roll-out. */
export function readEarlierDays({ chosen, span, rolledOutAt, service, environment }: Asked): Promise<EarlierDay[]> {
  return Promise.all(
    DAYS_BACK[chosen].map(async (days) => {
      const backMs = days * DAY_MS;
      const from = new Date(span.from.getTime() - backMs);
      const to = new Date(Math.min(span.to.getTime() - backMs, rolledOutAt.getTime()));
      return { backMs, span: { ...span, from, to }, rows: await requestRows({ service, environment, from, to, step: span.step }) };
    }),
  );
}

/** Earlier days as points at the times of the chart, from the source that the chart is drawn from: another one may count other requests. */
export function usualPoints(earlier: readonly EarlierDay[], source: RequestSource | null, now: Date): SignalPoint[][] {
  return earlier.map(({ backMs, span, rows }) => {
    const own = rows.filter(({ kind }) => sourceOf(kind) === source);
    return signalPoints(own, span, now).map((point) => ({ ...point, t: new Date(point.t.getTime() + backMs) }));
  });
}
