import type { VerdictState } from "@/lib/domain/verdict";

export type LogTone = "none" | "warn" | "bad";

/** What a stamp looks like: a release by its verdict, one that nobody announced, a flag, a version put back, an alert, what signals show, or what people did. */
export type LogMark =
  | { readonly kind: "state"; readonly state: VerdictState }
  | { readonly kind: "unrecorded" | "flag" | "end" | "alert" | "signal" | "person" };

/** One thing that happened, with its exact time. */
export type LogEntry = {
  readonly key: string;
  readonly at: Date;
  /** When it was complete, where it took a while. */
  readonly until: Date | null;
  readonly lane: "changes" | "people";
  readonly mark: LogMark;
  readonly tone: LogTone;
  readonly text: string;
  readonly strong: boolean;
  /** Who did it, or why. */
  readonly note: string | null;
  readonly href: string | null;
};
