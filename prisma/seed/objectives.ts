/** What a service of the demo promises, as `createObjective` reads it. */
export type DemoObjective = {
  readonly service: string;
  readonly environment: string;
  readonly name: string;
  readonly kind: "availability" | "latency";
  readonly target: number;
  readonly thresholdMs?: number;
  readonly operations?: readonly string[];
};

const production = { environment: "production" } as const;

/** Promises that the ordinary days of the company keep, and some of its stories break. */
export const OBJECTIVES: readonly DemoObjective[] = [
  { ...production, service: "timetable", name: "Availability", kind: "availability", target: 0.9985 },
  { ...production, service: "booking", name: "Availability", kind: "availability", target: 0.996 },
  {
    ...{ ...production, service: "booking", name: "Make a booking", kind: "latency", target: 0.95, thresholdMs: 800 },
    operations: ["POST /bookings"],
  },
  { ...production, service: "seat-map", name: "Quick deck plans", kind: "latency", target: 0.98, thresholdMs: 250 },
  { ...production, service: "kiosk", name: "Availability", kind: "availability", target: 0.992 },
];
