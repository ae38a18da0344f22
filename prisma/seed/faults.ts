/** A mistake in some service's code, as its exceptions tell of it. `{n}` in a message stands for a number that differs each time. */
export type Fault = { readonly type: string; readonly message: string; readonly stack: string };

const node = (type: string, message: string, frames: readonly string[]): Fault => ({
  type,
  message,
  stack: [`${type}: ${message}`, ...frames.map((frame) => `    at ${frame}`)].join("\n"),
});

const java = (type: string, message: string, frames: readonly string[]): Fault => ({
  type,
  message,
  stack: [`${type}: ${message}`, ...frames.map((frame) => `\tat ${frame}`)].join("\n"),
});

const python = (type: string, message: string, frames: readonly (readonly [file: string, line: number, name: string])[]): Fault => ({
  type,
  message,
  stack: [
    "Traceback (most recent call last):",
    ...frames.map(([file, line, name]) => `  File "/srv/app/${file}", line ${line}, in ${name}`),
    `${type}: ${message}`,
  ].join("\n"),
});

/** What goes wrong on any day in a service, the most frequent first. */
export const USUAL_FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  timetable: [
    node("UpstreamTimeout", "vessel-feed did not answer within {n} ms", [
      "positionsOf (/srv/timetable/src/vessels.js:88:13)",
      "searchSailings (/srv/timetable/src/search.js:141:22)",
    ]),
  ],
  booking: [
    node("SeatHoldExpired", "Hold {n} expired before payment", [
      "confirmHold (/srv/booking/src/holds.js:57:11)",
      "createBooking (/srv/booking/src/bookings.js:203:9)",
    ]),
    node("FareChanged", "Fare of sailing {n} changed while booking", [
      "checkQuote (/srv/booking/src/quotes.js:34:11)",
      "createBooking (/srv/booking/src/bookings.js:188:9)",
    ]),
  ],
  "seat-map": [
    node("DeckNotFound", "Deck plan {n} is not published", [
      "deckOf (/srv/seat-map/src/decks.js:29:11)",
      "holdSeat (/srv/seat-map/src/holds.js:76:18)",
    ]),
  ],
  accounts: [
    python("SessionStoreUnavailable", "pool exhausted after {n} ms", [
      ["accounts/views.py", 212, "open_session"],
      ["accounts/sessions.py", 61, "store"],
    ]),
  ],
  fares: [
    java("com.skerry.fares.NoRateException", "No rate for route {n}", [
      "com.skerry.fares.RateTable.lookup(RateTable.java:118)",
      "com.skerry.fares.QuoteService.quote(QuoteService.java:74)",
    ]),
  ],
  billing: [
    java("com.skerry.billing.AcquirerTimeoutException", "Acquirer did not answer charge {n} within 3000 ms", [
      "com.skerry.billing.AcquirerClient.charge(AcquirerClient.java:96)",
      "com.skerry.billing.ChargeService.charge(ChargeService.java:51)",
    ]),
    java("com.skerry.billing.DuplicateCallbackException", "Callback {n} was seen before", [
      "com.skerry.billing.CallbackController.card(CallbackController.java:43)",
    ]),
  ],
  boarding: [
    node("PassUnreadable", "Pass {n} has a broken check digit", [
      "decodePass (/srv/boarding/src/pass.js:40:11)",
      "scan (/srv/boarding/src/scans.js:66:16)",
    ]),
  ],
  kiosk: [
    python("PrinterOffline", "printer {n} did not answer", [
      ["kiosk/tickets.py", 88, "print_ticket"],
      ["kiosk/printer.py", 31, "send"],
    ]),
  ],
  "vessel-feed": [node("StaleFix", "Fix of vessel {n} is older than 10 min", ["store (/srv/vessel-feed/src/positions.js:102:11)"])],
};

/** For services of which nothing is written above, and what a bad version brings with it. */
export const ANY_FAULT: Fault = node("UpstreamUnavailable", "no answer after {n} ms", ["call (/srv/app/src/client.js:44:11)"]);

const NEW_FAULTS = [
  (service: string): Fault =>
    node("TypeError", "Cannot read properties of undefined (reading 'currency') of quote {n}", [
      `totalOf (/srv/${service}/src/totals.js:19:27)`,
      `respond (/srv/${service}/src/respond.js:71:14)`,
    ]),
  (service: string): Fault =>
    node("ConnectionPoolExhausted", "waited {n} ms for a connection", [
      `acquire (/srv/${service}/src/pool.js:133:13)`,
      `withConnection (/srv/${service}/src/pool.js:58:22)`,
    ]),
  (service: string): Fault =>
    node("RangeError", "Invalid page size {n}", [
      `pageOf (/srv/${service}/src/paging.js:27:11)`,
      `list (/srv/${service}/src/list.js:48:9)`,
    ]),
] as const;

/** What a bad version of a service brings with it; each version its own. */
export const newFault = (service: string, run: number): Fault => (NEW_FAULTS[run % NEW_FAULTS.length] ?? NEW_FAULTS[0])(service);
