import { dayOf, daysLater, startOfDay } from "@/lib/domain/calendar";
import { DELIVERY_PERIOD_DAYS, type DeliveryParams } from "@/lib/urls/delivery";
import { bucketFor, type DeliveryAsked } from "../question";

/** What a page's state asks for: calendar days of the workspace's zone, those of a named period ending with today. */
export function askedBy(params: DeliveryParams, zone: string, now: Date): DeliveryAsked {
  const { period, service, team, environment, bots, unit } = params;
  const today = dayOf(now, zone);
  const last = period.name === "custom" ? period.last : today;
  const first = period.name === "custom" ? period.first : daysLater(today, 1 - DELIVERY_PERIOD_DAYS[period.name]);
  const [from, to] = [startOfDay(first, zone), startOfDay(daysLater(last, 1), zone)];
  return { selection: { service, team, environment }, from, to, zone, bucket: params.bucket ?? bucketFor(from, to), lead: { bots, unit } };
}
