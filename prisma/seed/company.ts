/** One kind of request: its share of the traffic, and how its median and its failures compare with the service's. */
export type Operation = { readonly name: string; readonly share: number; readonly slower: number; readonly failures: number };

export type Profile = {
  readonly name: string;
  readonly team: string;
  /** What was running when the history begins. */
  readonly version: string;
  /** Requests a minute at a weekday's peak. */
  readonly perMinute: number;
  /** Weekend traffic against a weekday's. */
  readonly weekend: number;
  readonly failedShare: number;
  readonly medianMs: number;
  /** Spread of latency, σ of the natural logarithm. */
  readonly spread: number;
  /** Ordinary ones; scenarios bring their own. */
  readonly releasesPerWeek: number;
  readonly operations: readonly Operation[];
  /** What its changes are about. */
  readonly topics: readonly [string, ...string[]];
};

/** Skerry Lines, a ferry operator that does not exist. */
export const COMPANY = "skerry";

const operation = (name: string, share: number, slower = 1, failures = 1): Operation => ({ name, share, slower, failures });

/** Four teams and what they run; teams together, callers before what they call. */
export const SERVICES: readonly Profile[] = [
  {
    ...{ name: "timetable", team: "Journeys", version: "5.12.0", releasesPerWeek: 9.5 },
    ...{ perMinute: 4200, weekend: 1.1, failedShare: 0.0008, medianMs: 38, spread: 0.55 },
    operations: [
      operation("GET /sailings", 0.62, 1.1),
      operation("GET /sailings/{id}", 0.24, 0.7),
      operation("GET /ports", 0.1, 0.5),
      operation("GET /delays", 0.04, 1.6, 3),
    ],
    topics: ["sailing search", "winter timetable", "port list", "delay banner", "map tiles", "sold-out sailings"],
  },
  {
    ...{ name: "booking", team: "Journeys", version: "8.4.0", releasesPerWeek: 8.6 },
    ...{ perMinute: 1150, weekend: 1.05, failedShare: 0.0035, medianMs: 120, spread: 0.6 },
    operations: [
      operation("POST /bookings", 0.34, 1.5, 1.6),
      operation("GET /bookings/{id}", 0.46, 0.6, 0.5),
      operation("PUT /bookings/{id}/travellers", 0.14, 1.2),
      operation("DELETE /bookings/{id}", 0.06, 1.3, 1.8),
    ],
    topics: ["traveller form", "group bookings", "cabin choice", "booking hold", "change of sailing", "vehicle length"],
  },
  {
    ...{ name: "seat-map", team: "Journeys", version: "2.31.2", releasesPerWeek: 6.2 },
    ...{ perMinute: 1700, weekend: 1.1, failedShare: 0.001, medianMs: 64, spread: 0.5 },
    operations: [operation("GET /decks/{id}", 0.58), operation("POST /holds", 0.27, 1.4, 2), operation("DELETE /holds/{id}", 0.15, 0.8)],
    topics: ["deck plan", "seat holds", "accessible seats", "pet cabins", "seat colours", "deck cache"],
  },
  {
    ...{ name: "accounts", team: "Journeys", version: "3.9.1", releasesPerWeek: 3.5 },
    ...{ perMinute: 1500, weekend: 1, failedShare: 0.0012, medianMs: 45, spread: 0.55 },
    operations: [
      operation("POST /sessions", 0.3, 1.8, 2.5),
      operation("GET /me", 0.55, 0.5, 0.3),
      operation("POST /recoveries", 0.03, 1.5, 2),
      operation("PUT /me", 0.12, 1.1),
    ],
    topics: ["sign-in", "password recovery", "loyalty points", "profile page", "session store", "consent settings"],
  },
  {
    ...{ name: "fares", team: "Fares", version: "12.0.3", releasesPerWeek: 7 },
    ...{ perMinute: 2600, weekend: 1.05, failedShare: 0.0015, medianMs: 52, spread: 0.5 },
    operations: [
      operation("POST /quotes", 0.71, 1.1),
      operation("GET /rules/{route}", 0.21, 0.6),
      operation("POST /vouchers/check", 0.08, 1.4, 3),
    ],
    topics: ["group fares", "voucher check", "season prices", "rounding of fares", "route rules", "resident discount"],
  },
  {
    ...{ name: "billing", team: "Fares", version: "6.22.0", releasesPerWeek: 5.1 },
    ...{ perMinute: 520, weekend: 1, failedShare: 0.005, medianMs: 210, spread: 0.65 },
    operations: [
      operation("POST /charges", 0.55, 1.4, 1.5),
      operation("GET /receipts/{id}", 0.35, 0.5, 0.3),
      operation("POST /callbacks/card", 0.1, 0.9),
    ],
    topics: ["card charges", "receipts", "strong authentication", "currency table", "invoice export", "card callbacks"],
  },
  {
    ...{ name: "refunds", team: "Fares", version: "1.15.0", releasesPerWeek: 2.7 },
    ...{ perMinute: 0.3, weekend: 0.8, failedShare: 0.0005, medianMs: 340, spread: 0.6 },
    operations: [
      operation("POST /refunds", 0.4, 1.5),
      operation("GET /refunds/{id}", 0.45, 0.5),
      operation("POST /refunds/{id}/approve", 0.15),
    ],
    topics: ["refund rules", "partial refunds", "refund letters", "cancelled sailings"],
  },
  {
    ...{ name: "boarding", team: "On board", version: "4.7.0", releasesPerWeek: 6.2 },
    ...{ perMinute: 640, weekend: 1.2, failedShare: 0.003, medianMs: 90, spread: 0.5 },
    operations: [
      operation("POST /scans", 0.68, 0.9),
      operation("GET /sailings/{id}/list", 0.22, 1.6),
      operation("POST /vehicles/measure", 0.1, 1.3, 2),
    ],
    topics: ["boarding pass scan", "vehicle lanes", "foot passengers", "offline scans", "gate display", "late arrivals"],
  },
  {
    ...{ name: "kiosk", team: "On board", version: "2.3.4", releasesPerWeek: 3.8 },
    ...{ perMinute: 380, weekend: 1.15, failedShare: 0.006, medianMs: 160, spread: 0.6 },
    operations: [
      operation("POST /sessions", 0.25, 0.8),
      operation("POST /tickets/print", 0.3, 1.7, 2.2),
      operation("GET /screens/{id}", 0.45, 0.6, 0.4),
    ],
    topics: ["ticket printer", "language switch", "kiosk screens", "receipt paper", "card reader"],
  },
  {
    ...{ name: "vessel-feed", team: "On board", version: "9.1.0", releasesPerWeek: 5.1 },
    ...{ perMinute: 2900, weekend: 1, failedShare: 0.002, medianMs: 18, spread: 0.7 },
    operations: [
      operation("POST /positions", 0.82, 0.9, 0.8),
      operation("GET /vessels/{id}/position", 0.15, 1.1),
      operation("POST /engine-hours", 0.03, 2, 3),
    ],
    topics: ["position feed", "satellite fallback", "arrival estimate", "engine hours", "tide corrections"],
  },
  {
    ...{ name: "berths", team: "Quayside", version: "1.8.0", releasesPerWeek: 0 },
    ...{ perMinute: 900, weekend: 0.9, failedShare: 0.0009, medianMs: 70, spread: 0.45 },
    operations: [operation("GET /berths", 0.7, 0.8), operation("PUT /berths/{id}", 0.2, 1.5, 2), operation("GET /ports/{id}/plan", 0.1, 2)],
    topics: ["berth plan", "port closures", "berth swaps"],
  },
  {
    ...{ name: "manifests", team: "Quayside", version: "3.0.2", releasesPerWeek: 0 },
    ...{ perMinute: 720, weekend: 0.7, failedShare: 0.0011, medianMs: 130, spread: 0.55 },
    operations: [
      operation("POST /manifests", 0.4, 1.4),
      operation("GET /manifests/{id}", 0.5, 0.6),
      operation("POST /customs", 0.1, 1.8, 2),
    ],
    topics: ["customs form", "passenger manifest", "cargo weights"],
  },
];
