import type { Profile } from "../company";
import type { Random } from "../distributions/random";
import type { PlannedRelease } from "../plan";
import { minutesAfter } from "../time";

/** A planned release in its place: what it is called, and what it finds. */
export type Release = PlannedRelease & {
  readonly version: string;
  /** What ran before it. */
  readonly follows: string | null;
  /** Run of its pipeline. */
  readonly run: number;
  readonly startedAt: Date;
  /** Latency against the beginning of the history, from lasting changes up to this version. */
  readonly latencyBase: number;
};

const FIRST_RUN = 180;

/** Puts the releases of one service in order of time and numbers them. A rollback brings back what ran before the release it ends. */
export function orderReleases(profile: Profile, planned: readonly PlannedRelease[], random: Random): Release[] {
  let newest = profile.version;
  let run = FIRST_RUN + random.whole(0, 900);
  const running = [{ version: profile.version, latencyBase: 1 }];
  return planned
    .toSorted((a, b) => a.rolledOutAt.getTime() - b.rolledOutAt.getTime())
    .map((release) => {
      const before = running.at(-1);
      run += random.whole(1, 4);
      if (release.kind === "rollback") running.pop();
      else {
        newest = next(newest, release.kind, random);
        const version = release.kind === "unrecorded" ? `${before?.version ?? newest}-hotfix` : newest;
        running.push({ version, latencyBase: (before?.latencyBase ?? 1) * (release.latencyFromNowOn ?? 1) });
      }
      const now = running.at(-1) ?? { version: profile.version, latencyBase: 1 };
      return {
        ...release,
        ...now,
        follows: before?.version ?? null,
        run,
        startedAt: minutesAfter(release.rolledOutAt, -release.rollOutMinutes),
      };
    });
}

/** The version number after this one: repairs and one release in four are patches, an unrecorded one takes no number. */
function next(version: string, kind: PlannedRelease["kind"], random: Random): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (kind === "unrecorded") return version;
  if (kind === "repair" || kind === "emergency" || random.chance(0.25)) return `${major}.${minor}.${patch + 1}`;
  return `${major}.${minor + 1}.0`;
}
