import type { ErrorListModel } from "@/lib/charts/error-list/model";
import type { CarriedChange } from "@/lib/db/read/change/carried-by";
import { signatureTitles, titleKey } from "@/lib/db/read/errors/titles";
import type { ReleaseDeployment } from "@/lib/db/read/release/with-deployments";
import { type Reach, reaches } from "@/lib/domain/access";
import type { SignatureMove } from "@/lib/domain/verdict";
import { changedFrames } from "@/lib/metrics/release/changed-frames";
import { readErrorRows } from "../error-rows";
import { withTraces } from "../traced-errors";
import { changeLabel } from "./change-label";

const MOST_ROWS = 20;
/** The longest horizon at which a release is judged. */
const LONGEST_MS = 7 * 86_400_000;

/** A kind of error that was there before and has not come since. */
export type GoneSignature = { readonly signature: string; readonly title: string; readonly expected: number };

/** What failed in a release while it served: the faults of its version, those that are new since it first. */
export type ReleaseErrors = ErrorListModel & { readonly gone: readonly GoneSignature[] };

/** A change, with the files that it touches; null when nobody tells them. */
export type TouchingChange = Pick<CarriedChange, "id"> & { readonly files: readonly string[] | null };

type Deployed = Pick<ReleaseDeployment, "service" | "environment" | "version" | "startedAt" | "finishedAt" | "occurredAt" | "endedAt">;

/** The errors of a deployment's version, from its start until it was replaced, seven days at most. Beyond reach there are none. */
export async function readReleaseErrors(
  deployment: Deployed,
  { moves, traceUrl }: { readonly moves: readonly SignatureMove[]; readonly traceUrl: string | null },
  reach: Reach,
  now: Date,
): Promise<ReleaseErrors> {
  const { service, environment, version, endedAt } = deployment;
  const from = deployment.startedAt ?? deployment.finishedAt ?? deployment.occurredAt;
  const to = new Date(Math.min(now.getTime(), endedAt?.getTime() ?? Infinity, from.getTime() + LONGEST_MS));
  if (!reaches(reach, service, environment) || from >= to) return { rows: [], newFaults: 0, knownFaults: 0, otherCases: 0, gone: [] };
  const window = { service, environment, from, to };
  const [errors, gone] = await Promise.all([
    readErrorRows(window, { version, newSince: from, most: MOST_ROWS, newFirst: true }, now),
    readGone(service, moves),
  ]);
  return { ...withMoves(withTraces(errors, traceUrl), moves), gone };
}

async function readGone(service: string, moves: readonly SignatureMove[]): Promise<GoneSignature[]> {
  const gone = moves.filter(({ kind }) => kind === "gone");
  const titles = await signatureTitles(gone.map(({ signature }) => ({ service, signature })));
  return gone.map(({ signature, title, expected }) => ({
    ...{ signature, expected },
    title: title ?? titles.get(titleKey({ service, signature })) ?? signature,
  }));
}

function withMoves(errors: ErrorListModel, moves: readonly SignatureMove[]): ErrorListModel {
  const rows = errors.rows.map((row) => {
    const move = moves.find(({ signature }) => signature === row.signature);
    return { ...row, move: move === undefined || move.kind === "gone" ? null : { kind: move.kind, expected: move.expected } };
  });
  return { ...errors, rows };
}

/** The same errors, with their frames in files that the changes of the release touch. Only of new and risen faults: old ones were there before the changes. */
export function withChanged(errors: ReleaseErrors, changes: readonly TouchingChange[]): ReleaseErrors {
  const touched = changes.map(({ id, files }) => ({ change: changeLabel(id), files }));
  const rows = errors.rows.map((row) => {
    if (!row.isNew && row.move?.kind !== "risen") return row;
    return { ...row, changed: changedFrames(row.frames, row.samples[0]?.stack ?? "", touched) };
  });
  return { ...errors, rows };
}
