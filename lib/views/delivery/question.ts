import { type BucketSize, type CalendarDay, dayOf, daysLater, startOfDay } from "@/lib/domain/calendar";
import type { DefinitionId } from "@/lib/domain/definition";
import type { Selection } from "@/lib/domain/delivery-row";
import { WakeError } from "@/lib/domain/error";
import type { LeadOptions } from "@/lib/metrics/delivery/period-facts";

/** An instant, or a calendar day of some zone, which stands for its beginning. */
export type Moment = { readonly day: CalendarDay } | { readonly at: Date };

/** What a machine asks of the delivery figures, before anything of this installation is known. */
export type DeliveryQuestion = {
  readonly from?: Moment | undefined;
  readonly to?: Moment | undefined;
  /** Without `from`: so many calendar days up to `to`; 28 unless it says otherwise. */
  readonly days?: number;
  readonly service?: string | undefined;
  readonly team?: string | undefined;
  readonly environment?: string | undefined;
  readonly bucket?: BucketSize | undefined;
  readonly tz?: string | undefined;
  readonly definition: DefinitionId;
  readonly bots: boolean;
  readonly unit: LeadOptions["unit"];
};

/** The same with everything that was left open decided. */
export type DeliveryAsked = {
  readonly selection: Selection;
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
  readonly bucket: BucketSize;
  readonly lead: LeadOptions;
};

const DEFAULT_DAYS = 28;
const LONGEST_DAYS = 800;
const DAY_MS = 86_400_000;
/** Clocks that are put back make a period of whole days longer. */
const CLOCK_CHANGE_MS = 7_200_000;

/** Decides what a question leaves open. Throws `invalid` for a period that ends before it begins or is longer than 800 days. */
export function deliveryAsked(question: DeliveryQuestion, workspaceZone: string, now: Date): DeliveryAsked {
  const zone = question.tz ?? workspaceZone;
  const to = question.to === undefined ? startOfDay(daysLater(dayOf(now, zone), 1), zone) : instantOfMoment(question.to, zone);
  const from = question.from === undefined ? daysBefore(to, question.days ?? DEFAULT_DAYS, zone) : instantOfMoment(question.from, zone);
  if (from >= to) throw wrong("from", "must lie before to");
  if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS + CLOCK_CHANGE_MS)
    throw wrong("from", `must lie at most ${LONGEST_DAYS} days before to`);
  const { service = null, team = null, environment = null, bots, unit } = question;
  return {
    selection: { service, team, environment },
    from,
    to,
    zone,
    bucket: question.bucket ?? bucketFor(from, to),
    lead: { bots, unit },
  };
}

/** What a period is cut into when nobody says: some 10 to 90 buckets. */
export function bucketFor(from: Date, to: Date): BucketSize {
  const days = (to.getTime() - from.getTime()) / DAY_MS;
  return days <= 35 ? "day" : days <= 190 ? "week" : "month";
}

const instantOfMoment = (moment: Moment, zone: string): Date => ("at" in moment ? moment.at : startOfDay(moment.day, zone));

/** So many calendar days before an instant: the same time of day where there is one. */
function daysBefore(at: Date, days: number, zone: string): Date {
  const day = dayOf(at, zone);
  const sinceStart = at.getTime() - startOfDay(day, zone).getTime();
  return new Date(startOfDay(daysLater(day, -days), zone).getTime() + sinceStart);
}

const wrong = (field: string, message: string): WakeError =>
  new WakeError("invalid", "Some parameters are wrong.", { fix: "Each is named under `errors`.", issues: [{ field, message }] });
