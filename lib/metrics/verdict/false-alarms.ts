import { wilsonInterval } from "../stats/wilson-interval";

/** One night of one place and horizon: how often it was judged at moments without a release, and how often that was an alarm. */
export type AlarmNight = { readonly night: Date; readonly looks: number; readonly alarms: number; readonly method: string };

/** How often the judge was wrong; `rate` and its 95 % interval (Wilson) are shares of `looks`. */
export type FalseAlarms =
  | {
      readonly looks: number;
      readonly alarms: number;
      readonly nights: number;
      readonly rate: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly rate: null; readonly reason: string };

/** Standard deviations of a two-sided 95 % interval. */
const Z = 1.959963984540054;

/**
 * The false alarms of some nights taken together, of those alone in which the judge went by `method`: what another one was wrong about says
 * nothing of this one.
 */
export function falseAlarmRate(nights: readonly AlarmNight[], method: string): FalseAlarms {
  const own = nights.filter((one) => one.method === method);
  const looks = own.reduce((sum, one) => sum + one.looks, 0);
  if (looks === 0) return { rate: null, reason: reasonOf(nights, own) };
  const alarms = own.reduce((sum, one) => sum + one.alarms, 0);
  const measured = new Set(own.filter((one) => one.looks > 0).map(({ night }) => night.getTime()));
  return { looks, alarms, nights: measured.size, rate: alarms / looks, ...wilsonInterval(alarms, looks, Z) };
}

function reasonOf(nights: readonly AlarmNight[], own: readonly AlarmNight[]): string {
  if (own.length > 0) return "There was no time without a deployment in which anything was sent.";
  return nights.length > 0
    ? "The judge has changed since it was last measured; the next night tells."
    : "Nothing has been measured yet; this is done once a night where something is sent.";
}
