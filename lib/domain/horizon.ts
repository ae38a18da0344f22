/** How long after roll-out a deployment is judged. */
export const HORIZONS = ["5m", "1h", "24h", "7d"] as const;
export type Horizon = (typeof HORIZONS)[number];

/** Length of each horizon in minutes. */
export const HORIZON_MINUTES: Readonly<Record<Horizon, number>> = { "5m": 5, "1h": 60, "24h": 1440, "7d": 10_080 };

/** The horizon as people read it. */
export const HORIZON_LABEL: Readonly<Record<Horizon, string>> = { "5m": "5 min", "1h": "1 h", "24h": "24 h", "7d": "7 d" };

/** When a horizon of a deployment that finished rolling out at `rolledOutAt` ends. */
export const horizonEnd = (rolledOutAt: Date, horizon: Horizon): Date =>
  new Date(rolledOutAt.getTime() + HORIZON_MINUTES[horizon] * 60_000);
