/** A call that requests of one service make to another, or to a database. */
export type Call = { readonly peer: string; readonly perRequest: number; readonly medianMs: number };

/** Who calls whom; failures that did not begin in a service came from the first of its calls. */
export const CALLS: Readonly<Record<string, readonly Call[]>> = {
  timetable: [
    { peer: "vessel-feed", perRequest: 0.4, medianMs: 18 },
    { peer: "postgresql sailings", perRequest: 1.8, medianMs: 3 },
  ],
  booking: [
    { peer: "fares", perRequest: 0.6, medianMs: 52 },
    { peer: "seat-map", perRequest: 0.5, medianMs: 64 },
    { peer: "billing", perRequest: 0.3, medianMs: 210 },
  ],
  "seat-map": [{ peer: "postgresql decks", perRequest: 2.1, medianMs: 4 }],
  accounts: [{ peer: "redis", perRequest: 1.2, medianMs: 1 }],
  fares: [{ peer: "postgresql fares", perRequest: 2.6, medianMs: 5 }],
  billing: [{ peer: "acquirer.example", perRequest: 0.55, medianMs: 160 }],
  refunds: [{ peer: "billing", perRequest: 0.8, medianMs: 210 }],
  boarding: [
    { peer: "manifests", perRequest: 0.2, medianMs: 130 },
    { peer: "booking", perRequest: 0.3, medianMs: 120 },
  ],
  kiosk: [{ peer: "booking", perRequest: 0.7, medianMs: 120 }],
  berths: [{ peer: "vessel-feed", perRequest: 0.5, medianMs: 18 }],
  manifests: [{ peer: "booking", perRequest: 0.4, medianMs: 120 }],
};
