import type { Blast, Candidate, Suspect, SuspectBoard } from "@/lib/domain/suspect";

type Text<Of, Times extends keyof Of> = Omit<Of, Times> & { readonly [Time in Times]: Of[Time] extends Date ? string : string | null };

/** A board as its row's `body` holds it: instants as ISO strings. */
type StoredSuspect = Omit<Suspect, "candidate"> & { readonly candidate: Text<Candidate, "at"> };
type StoredBlast = Omit<Blast, "services"> & { readonly services: readonly Text<Blast["services"][number], "onsetAt">[] };
type Stored = Omit<Text<SuspectBoard, "detectedAt" | "onsetAt" | "at">, "suspects" | "blast"> & {
  readonly suspects: readonly StoredSuspect[];
  readonly blast: StoredBlast;
};

/** The board that a row holds. Rows are written by `lib/db/write/suspicion` only, so their shape is known. */
export function boardOf(row: { readonly body: unknown }): SuspectBoard {
  const stored = row.body as Stored;
  return {
    ...stored,
    detectedAt: new Date(stored.detectedAt),
    onsetAt: instant(stored.onsetAt),
    at: new Date(stored.at),
    suspects: stored.suspects.map((suspect) => ({ ...suspect, candidate: { ...suspect.candidate, at: instant(suspect.candidate.at) } })),
    blast: { ...stored.blast, services: stored.blast.services.map((one) => ({ ...one, onsetAt: instant(one.onsetAt) })) },
  };
}

const instant = (stored: string | null): Date | null => (stored === null ? null : new Date(stored));
