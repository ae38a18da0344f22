import { STEP_MINUTES, type Step } from "@/lib/db/read/signals/tier-sql";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The time that an incident's pictures show, in whole steps; it may end after now. */
export type IncidentSpan = { readonly from: Date; readonly to: Date; readonly step: Step; readonly stepMinutes: number };

const LONGEST_MS = 60 * DAY_MS;
const MOST_POINTS = 480;
const LEAD = { share: 0.5, least: 20 * MINUTE_MS, most: 6 * HOUR_MS } as const;
const TAIL = { share: 0.25, least: 15 * MINUTE_MS, most: 6 * HOUR_MS } as const;
/** What changed this long before is shown even if the incident was short. */
const REACH_MS = 2 * HOUR_MS;
const STEPS = [1, 2, 5, 15, 30, 60, 180, 360, 1440] as const;

type Between = { readonly began: Date; readonly ended: Date | null; readonly suspectedAt: Date | null };

/** Some time before the harm to some time after it, its first two months when it is longer, with the release under suspicion when that lies near. */
export function incidentSpan({ began, ended, suspectedAt }: Between, kept: (from: Date) => Step, now: Date): IncidentSpan {
  const end = Math.min(Math.max(began.getTime(), (ended ?? now).getTime()), began.getTime() + LONGEST_MS);
  const lasted = end - began.getTime();
  const lead = began.getTime() - within(lasted, LEAD);
  const near = suspectedAt !== null && suspectedAt < began && began.getTime() - suspectedAt.getTime() <= REACH_MS;
  const from = near ? Math.min(lead, suspectedAt.getTime() - 5 * MINUTE_MS) : lead;
  const to = Math.min(end + within(lasted, TAIL), Math.max(now.getTime(), began.getTime() + 10 * MINUTE_MS));
  return inSteps(from, to, kept(new Date(from)));
}

const within = (lasted: number, { share, least, most }: { share: number; least: number; most: number }): number =>
  Math.min(most, Math.max(least, lasted * share));

function inSteps(from: number, to: number, kept: Step): IncidentSpan {
  const stepMinutes = STEPS.find((one) => one >= STEP_MINUTES[kept] && (to - from) / (one * MINUTE_MS) <= MOST_POINTS) ?? 1440;
  const ms = stepMinutes * MINUTE_MS;
  return {
    from: new Date(Math.floor(from / ms) * ms),
    to: new Date(Math.ceil(to / ms) * ms),
    step: stepMinutes < 60 ? "1m" : stepMinutes < 1440 ? "1h" : "1d",
    stepMinutes,
  };
}
