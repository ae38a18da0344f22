import type { Horizon } from "@/lib/domain/horizon";
import type { Ratio, VerdictState } from "@/lib/domain/verdict";

/** One verdict of one release, as the timeline needs it. */
export type WakeHorizon = {
  readonly horizon: Horizon;
  readonly state: VerdictState;
  /** Failed requests, after ÷ expected; null when it cannot be computed. */
  readonly errors: Ratio | null;
  /** p95 latency, after ÷ expected; null when it cannot be computed. */
  readonly p95: Ratio | null;
  /** Requests of the new version that the verdict rests on. */
  readonly requests: number;
};

/** One release of one service. Planned releases are releases too: `kind` says so, `horizons` is empty. */
export type WakeRelease = {
  readonly id: string;
  readonly href: string;
  readonly service: string;
  readonly version: string;
  readonly at: Date;
  readonly endedAt: Date | null;
  readonly endedBy: "rollback" | "repair" | "next" | null;
  readonly kind: "recorded" | "unrecorded" | "planned" | "emergency";
  readonly inFreeze: boolean;
  readonly horizons: readonly WakeHorizon[];
};

export type WakeIncident = {
  readonly id: string;
  readonly title: string;
  readonly from: Date;
  /** null while it is open. */
  readonly to: Date | null;
  /** The cause lies outside: no release is to blame. */
  readonly external: boolean;
  /** The suspected or confirmed cause. */
  readonly releaseId: string | null;
  /** A person confirmed the cause. */
  readonly confirmed: boolean;
};

/** A period in which the named services (null: all) should not be released. */
export type WakeFreeze = { readonly label: string; readonly from: Date; readonly to: Date; readonly services: readonly string[] | null };

export type WakeRow = {
  readonly service: string;
  readonly team: string | null;
  /** Any order. Releases from before the window are welcome: their wakes may reach into it. */
  readonly releases: readonly WakeRelease[];
  readonly incidents: readonly WakeIncident[];
};

export type WakeTimelineInput = {
  readonly now: Date;
  /** The window on screen; `to` may lie after `now`. */
  readonly from: Date;
  readonly to: Date;
  /** IANA zone of the calendar. */
  readonly zone: string;
  /** Width of the drawing in px. */
  readonly width: number;
  /** In dependency order within each team. */
  readonly rows: readonly WakeRow[];
  readonly freezes?: readonly WakeFreeze[];
};
