/** What was wrong with something that was left out, as words that follow `1 span` and `12 spans`; and what its sender can do. */
type Words = { readonly what: string; readonly fix: string };

/** By the codes of `RejectReason`, and for what a token does not reach. */
const ITEMS: Readonly<Record<string, Words>> = {
  "trace-id": {
    what: "without a valid trace id",
    fix: "Send 16 bytes that are not all zero; in JSON as 32 hex digits.",
  },
  "span-id": { what: "without a valid span id", fix: "Send 8 bytes that are not all zero; in JSON as 16 hex digits." },
  "no-start": { what: "without a start time", fix: "Set startTimeUnixNano of every span." },
  "no-time": { what: "without a time", fix: "Set timeUnixNano of every data point." },
  buckets: {
    what: "with counts and bounds that do not fit",
    fix: "Send one count more than there are bounds, the bounds in rising order.",
  },
  temporality: {
    what: "neither delta nor cumulative",
    fix: "Set aggregationTemporality of every sum and histogram.",
  },
  "too-old": {
    what: "more than 24 hours old",
    fix: "Check the sender's clock, and how long its collector holds data back.",
  },
  future: { what: "more than 10 minutes in the future", fix: "Check the sender's clock." },
  reach: {
    what: "of services or environments that the token does not reach",
    fix: "Use a token for these, or correct service.name and deployment.environment.name.",
  },
};

/** By HTTP status. */
const CALLS: Readonly<Record<string, Words>> = {
  "400": { what: "that could not be read", fix: "Send OTLP or JSON as the content type says; the Connect page shows the place." },
  "401": { what: "without a token that is known", fix: "Send “Authorization: Bearer …” with a token that has not ended." },
  "403": { what: "with a token that may not do this", fix: "Make a token with the scope for it." },
  "404": { what: "to an address that takes nothing", fix: "Set the endpoint to this server without a path." },
  "405": { what: "with another method than POST", fix: "Send telemetry and events with POST." },
  "408": { what: "that did not arrive whole", fix: "Check the network between the sender and Wake." },
  "409": { what: "with a key that was used for another content", fix: "Use an idempotency key once." },
  "413": { what: "too large", fix: "Lower the exporter's batch size." },
  "415": { what: "in a form that is not known", fix: "Send application/x-protobuf or application/json, plain, gzip or deflate." },
  "422": { what: "with wrong fields", fix: "The Connect page names each field." },
  "429": { what: "too fast after others", fix: "Nothing to do: exporters send them again." },
  "503": {
    what: "while nothing could be stored",
    fix: "Nothing is lost when they are sent again. If it lasts, look at the database.",
  },
};

/** By HTTP status, of calls to the address of a connected system. */
const HOOKS: Readonly<Record<string, Words>> = {
  "400": { what: "that were not JSON", fix: "Choose JSON as the content type there." },
  "401": {
    what: "without a right signature or secret",
    fix: "Compare the secret: the page of the connection shows how it ends. A new one can be made there.",
  },
  "404": { what: "to an address that is not connected, or disabled", fix: "Remove the webhook there, or connect the system again." },
  "413": { what: "larger than 26 MiB", fix: "Send fewer things in one call." },
};

/** What left items out. */
export const itemWords = (reason: string): Words =>
  ITEMS[reason] ?? { what: `left out (${reason})`, fix: "The Connect page shows what the sender was told." };

/** What refused calls with this HTTP status. */
export const callWords = (status: string): Words =>
  CALLS[status] ?? {
    what: status.startsWith("5") ? "that failed inside Wake" : `answered ${status}`,
    fix: "The Connect page shows what the sender was told.",
  };

/** What refused calls to the address of a connected system. */
export const hookWords = (status: string): Words => HOOKS[status] ?? callWords(status);
