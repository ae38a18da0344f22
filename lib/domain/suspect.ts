/** What may stand behind an incident. `none`: no release at all, always among the candidates. */
export const CANDIDATE_KINDS = ["deployment", "flag", "none"] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

/** One thing that changed before, or while, users were hurt. */
export type Candidate = {
  /** `deployment:<id>`, `flag:<id>` or `none`: what decisions are about. */
  readonly key: string;
  readonly kind: CandidateKind;
  /** Id of the deployment or flag change; null for `none`. */
  readonly id: string | null;
  readonly service: string | null;
  readonly environment: string | null;
  readonly version: string | null;
  /** When it began to take effect. */
  readonly at: Date | null;
  /** False for a version that only telemetry shows. */
  readonly recorded: boolean;
  /** Same version as before, other configuration. */
  readonly configuration: boolean;
  readonly title: string;
};

/** One reason for or against a candidate. `weight` is what it adds to the log of the odds (natural logarithm). */
export type Reason = { readonly kind: string; readonly weight: number; readonly sentence: string };

export type Suspect = {
  readonly candidate: Candidate;
  /** 0..1; the posteriors of one board add up to 1. */
  readonly posterior: number;
  /** Strongest first. */
  readonly for: readonly Reason[];
  readonly against: readonly Reason[];
};

/** A service that was hurt, and whom it calls: what the blast radius is drawn of. */
export type Blast = {
  readonly services: readonly { readonly service: string; readonly onsetAt: Date | null; readonly failing: number | null }[];
  readonly edges: readonly (readonly [caller: string, callee: string])[];
};

/** What Wake thinks of the cause of an incident, best first, with everything it rests on. */
export type SuspectBoard = {
  readonly incident: string;
  readonly detectedAt: Date;
  /** When the harm began by the signals; null when they do not show it. */
  readonly onsetAt: Date | null;
  /** False while the first place has less than half: the board says "undecided". */
  readonly decided: boolean;
  readonly suspects: readonly Suspect[];
  readonly blast: Blast;
  readonly at: Date;
  readonly method: string;
};
