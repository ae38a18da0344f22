import type { Profile } from "../company";
import { poisson } from "../distributions/poisson";
import type { Random } from "../distributions/random";
import type { PlannedRelease, Quiet } from "../plan";
import { DAY_MS, HISTORY_DAYS, HOUR_MS, MINUTE_MS } from "../time";
import { isWorkday } from "./workday";

/** Two releases of a service are at least this far apart, so that most are judged at one hour. */
const APART_MS = 95 * MINUTE_MS;
const FIRST_HOUR = 7.2;
const LAST_HOUR = 16.3;
/** Few like to release before a weekend. */
const FRIDAY = 0.6;
const OTHER_DAY = 1.1;
/** The last hours belong to the scenarios. */
const LATEST_MS = 3 * HOUR_MS;

/** The releases of a service that nothing is to be told of: on working days, in office hours, outside of quiet times. */
export function ordinaryReleases(now: Date, profile: Profile, quiet: readonly Quiet[], random: Random): PlannedRelease[] {
  const times: number[] = [];
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  for (let midnight = today - (HISTORY_DAYS - 1) * DAY_MS; midnight <= today; midnight += DAY_MS) {
    for (const at of timesOn(new Date(midnight), profile.releasesPerWeek / 5, random)) {
      const free = quiet.every(({ from, to }) => at < from.getTime() || at > to.getTime());
      if (free && at <= now.getTime() - LATEST_MS && at - (times.at(-1) ?? 0) >= APART_MS) times.push(at);
    }
  }
  return times.map((at, index) => ({
    key: `ordinary/${profile.name}/${index}`,
    service: profile.name,
    rolledOutAt: new Date(at),
    rollOutMinutes: random.whole(3, 11),
    kind: random.chance(0.06) ? "repair" : "ordinary",
  }));
}

function timesOn(midnight: Date, perDay: number, random: Random): number[] {
  if (!isWorkday(midnight)) return [];
  const count = poisson(random, perDay * (midnight.getUTCDay() === 5 ? FRIDAY : OTHER_DAY));
  const seconds = Array.from({ length: count }, () => Math.round(random.between(FIRST_HOUR, LAST_HOUR) * 3600));
  return seconds.sort((a, b) => a - b).map((second) => midnight.getTime() + second * 1000);
}
