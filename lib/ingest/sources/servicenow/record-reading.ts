import type { EventDraft } from "../../events/event-draft";
import type { Delivery, UnmappedRef } from "../adapter";
import type { ServiceNowRecord } from "./record";

/** What a record amounts to, or a sentence that says why it does not. */
export type RecordReading = { readonly event: EventDraft; readonly unmapped: readonly UnmappedRef[] } | string;

/** How the records of one table are read. */
export type ReadRecord = (record: ServiceNowRecord, delivery: Delivery) => RecordReading;
