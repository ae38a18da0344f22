import type { SignatureMove, Verdict, Window } from "@/lib/domain/verdict";

/** What verdicts of methods before `wake-2` do not hold. */
type Newer = "signatures" | "operations" | "sureness" | "concurrent";

/** A verdict as its row's `body` holds it: instants as ISO strings. */
type Stored = Omit<Verdict, "at" | "dueAt" | "onsetAt" | "windows" | Newer> & {
  readonly signatures?: readonly (Omit<SignatureMove, "firstAt"> & { readonly firstAt: string | null })[];
} & Partial<Pick<Verdict, "operations" | "sureness" | "concurrent">> & {
    readonly at: string;
    readonly dueAt: string;
    readonly onsetAt: string | null;
    readonly windows: { readonly before: readonly StoredWindow[]; readonly after: StoredWindow };
  };
type StoredWindow = { readonly from: string; readonly to: string };

const window = (stored: StoredWindow): Window => ({ from: new Date(stored.from), to: new Date(stored.to) });

/** The verdict that a row holds. Rows are written by `lib/db/write/verdict` only, so their shape is known. */
export function verdictOf(row: { readonly body: unknown }): Verdict {
  const stored = row.body as Stored;
  return {
    ...stored,
    signatures: (stored.signatures ?? []).map((one) => ({ ...one, firstAt: one.firstAt === null ? null : new Date(one.firstAt) })),
    operations: stored.operations ?? [],
    sureness: stored.sureness ?? null,
    concurrent: stored.concurrent ?? null,
    at: new Date(stored.at),
    dueAt: new Date(stored.dueAt),
    onsetAt: stored.onsetAt === null ? null : new Date(stored.onsetAt),
    windows: { before: stored.windows.before.map(window), after: window(stored.windows.after) },
  };
}
