import type { Profile } from "../company";
import { Latency } from "../distributions/latency";
import type { Random } from "../distributions/random";
import { rhythm } from "../distributions/rhythm";
import { Wander } from "../distributions/wander";
import type { Disturbance } from "../plan";
import { HISTORY_DAYS } from "../time";
import type { Expected } from "./sample-rollup";
import type { Part } from "./serving";

const HOURS = HISTORY_DAYS * 24 + 2;
/** How far traffic, failures and latency wander around what is usual. */
const WANDER = { requests: 0.05, failures: 0.06, latency: 0.02 };
/** Failures that begin here: of an ordinary day, and of what a bad version or an outage adds. */
const OWN = { usual: 0.7, added: 0.96 };

/** What is to be expected of a service at any moment: its day and week, slow wandering, disturbances and the versions that answer. */
export class Traffic {
  readonly #profile: Profile;
  readonly #disturbances: readonly Disturbance[];
  readonly #latency: Latency;
  readonly #wander: Readonly<Record<keyof typeof WANDER, Wander>>;

  constructor(profile: Profile, disturbances: readonly Disturbance[], from: Date, random: Random) {
    const wander = (of: keyof typeof WANDER): Wander => new Wander(random.fork(of), from, HOURS, WANDER[of]);
    this.#profile = profile;
    this.#disturbances = disturbances.filter(({ service }) => service === profile.name);
    this.#latency = new Latency(profile.spread);
    this.#wander = { requests: wander("requests"), failures: wander("failures"), latency: wander("latency") };
  }

  /** What one version is expected to answer in `minutes` minutes around a moment. */
  expected(ms: number, minutes: number, part: Part): Expected {
    const { perMinute, weekend, failedShare, medianMs } = this.#profile;
    const hurt = this.#disturbances.find(({ from, to }) => ms >= from.getTime() && ms < to.getTime());
    const ratio = part.failures * (hurt?.failures ?? 1);
    return {
      requests: perMinute * minutes * rhythm(ms, weekend) * this.#wander.requests.at(ms) * part.share,
      failed: failedShare * this.#wander.failures.at(ms) * ratio,
      own: ratio > 1 ? (OWN.usual + (ratio - 1) * OWN.added) / ratio : OWN.usual,
      latency: this.#latency.around(medianMs * this.#wander.latency.at(ms) * part.latency * (hurt?.latency ?? 1)),
    };
  }
}
