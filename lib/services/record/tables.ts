import type { RecordType } from "@/lib/ingest/fold/records";

/** Where the projections of records stand. */
export const RECORD_TABLES: Readonly<Record<RecordType, string>> = {
  pipeline: "PipelineRun",
  artifact: "Artifact",
  "published-release": "PublishedRelease",
  approval: "Approval",
  "change-request": "ChangeRequest",
  ticket: "Ticket",
  flag: "FlagChange",
  alert: "Alert",
};
