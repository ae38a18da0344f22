import type { SourceId } from "@/lib/domain/source";
import type { EventDraft } from "../events/event-draft";
import type { SourceSettings } from "./source-settings";

/** Headers of a delivery as they are kept: lower-case names, without anything secret. */
export type Headers = Readonly<Record<string, string>>;

/** What one call brought, signature checked. */
export type Delivery = {
  /** The id of the connection, or who sent it. Part of keys where a source's own ids are not unique by themselves. */
  readonly connection: string;
  readonly receivedAt: Date;
  readonly headers: Headers;
  /** Parsed JSON; of a form its `payload`. It can be anything. */
  readonly body: unknown;
  readonly settings: SourceSettings;
};

/** A word of the sender that Wake knows nothing by; `said` is empty when it named none. */
export type UnmappedRef = { readonly kind: "service" | "environment"; readonly said: string };

/** What an adapter makes of a delivery. What it has no use for it names; it never throws, whatever the body is. */
export type SourceReading = {
  readonly events: readonly EventDraft[];
  readonly unmapped: readonly UnmappedRef[];
  /** Why nothing was made of it, for people: "GitHub sends `star` events; Wake has no use for them." Null when events were. */
  readonly ignored: string | null;
};

/** The meaning of one source's payloads. Pure; one file each. */
export type Adapter = {
  readonly source: SourceId;
  /** Headers that `read` and `deliveryKey` look at, lower-case; others are not kept. */
  readonly headers: readonly string[];
  /** What the delivery is about, for lists: the value of an event header, or a field of the body. */
  readonly topic: (headers: Headers, body: unknown) => string | null;
  /** The sender's own id of the delivery, the same when it is sent again; null when it has none, and the bytes decide. */
  readonly deliveryKey: (headers: Headers, body: unknown) => string | null;
  /** Whether a call without a body is one: where its address says everything. Otherwise it cannot be read. */
  readonly needsNoBody?: (headers: Headers) => boolean;
  readonly read: (delivery: Delivery) => SourceReading;
};

export const NOTHING: SourceReading = { events: [], unmapped: [], ignored: null };

/** A delivery that is understood and of no use; `reason` is a sentence. */
export const ignored = (reason: string): SourceReading => ({ ...NOTHING, ignored: reason });

/** Events of a delivery, with what they left unmapped. */
export const made = (events: readonly EventDraft[], unmapped: readonly UnmappedRef[] = []): SourceReading => ({
  events,
  unmapped,
  ignored: null,
});
