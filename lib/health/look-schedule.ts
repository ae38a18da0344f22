const MINUTE_MS = 60_000;
const LOOKS_MINUTES = [5, 10, 15, 20, 30, 45, 60, 180, 1440, 4320, 10_080] as const;

/** When a deployment that finished rolling out at `rolledOutAt` is looked at again, in order. */
export const lookSchedule = (rolledOutAt: Date): Date[] =>
  LOOKS_MINUTES.map((minutes) => new Date(rolledOutAt.getTime() + minutes * MINUTE_MS));
