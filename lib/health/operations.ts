import type { OperationMove } from "@/lib/domain/verdict";
import { askOperation } from "./ask";
import { failuresMatter } from "./failures";
import type { Finding } from "./finding";
import type { JudgeInput } from "./judge-input";
import { shiftMatters, slowBound } from "./latency";
import { latencyEffect, latencyShift } from "./latency-effect";
import type { Cells, Material } from "./material";
import { rateRatio } from "./rate-ratio";
import { sumOf } from "./sum-of";
import { countCells, countFailed, countSlower, shareOf, thin } from "./trials";

/** What moved in single operations; `findings` and `moves` belong together. */
export type Operations = { readonly findings: readonly Finding[]; readonly moves: readonly OperationMove[] };

const MOST_TOLD = 5;
/** Requests on both sides below which an operation is not asked about. */
const FEWEST = 20;

/** What was found of all operations together. */
type Whole = { readonly failures: Finding; readonly latency: readonly Finding[] };

type Moved = { readonly finding: Finding; readonly move: OperationMove };

/**
 * Asks of every operation whether it fails more, and whether its p95 is slower: a fault of one is small in the sum of all. Each is one
 * of many questions, so each needs as much more evidence as there are questions.
 */
export function compareOperations(input: JudgeInput, material: Material, whole: Whole): Operations {
  const asked = material.operations.filter(
    ({ before, version }) => countCells(before, countFailed).of >= FEWEST && countCells(version, countFailed).of >= FEWEST,
  );
  if (asked.length < 2) return { findings: [], moves: [] };
  const among = 2 * asked.length;
  const moved = asked
    .flatMap(({ operation, ...cells }) => [
      failuresOf(input, material, operation, cells, { among, clock: clockOf(whole.failures) }),
      slownessOf(input, material, operation, cells, among),
    ])
    .filter((one) => one !== null)
    .map(({ finding, move }) => ({ move, finding: asPartOf(move.metric === "errors" ? [whole.failures] : whole.latency, finding) }))
    .toSorted((a, b) => b.finding.logEvidence - a.finding.logEvidence);
  return { findings: moved.map(({ finding }) => finding), moves: moved.slice(0, MOST_TOLD).map(({ move }) => move) };
}

/** One operation has fewer minutes to tell when its rise began, and where else it was: what holds of all of them holds of it. */
function asPartOf(whole: readonly Finding[], finding: Finding): Finding {
  const moved = strongest(whole.filter(({ hinted }) => hinted));
  if (moved === undefined) return finding;
  return {
    ...finding,
    shared: finding.shared || moved.shared,
    before: finding.before || moved.before,
    elsewhere: finding.elsewhere || moved.elsewhere,
    fromStart: finding.fromStart && moved.fromStart,
  };
}

const strongest = (findings: readonly Finding[]): Finding | undefined => findings.toSorted((a, b) => b.logEvidence - a.logEvidence)[0];

/** What the clock adds to the failures of all operations it adds to those of one. */
const clockOf = ({ expectation }: Finding): number => Math.max(1, expectation.seasonal ?? 1);

type Asked = { readonly among: number; readonly clock: number };

function failuresOf(input: JudgeInput, material: Material, operation: string, cells: Cells, asked: Asked): Moved | null {
  const [before, after] = [countCells(cells.before, countFailed), countCells(cells.version, countFailed)];
  const expected = shareOf(before) ?? 0;
  if (!failuresMatter(expected, after)) return null;
  const finding = askOperation(input, material, cells, { counter: countFailed, kind: "failures", matters: failuresMatter, ...asked });
  if (!finding.hinted) return null;
  const effect = rateRatio(finding.expectation.trials, thin(after, finding.expectation.dispersion));
  const move = {
    operation,
    metric: "errors",
    unit: "share",
    before: expected,
    after: shareOf(after),
    effect,
    proven: finding.proven,
  } as const;
  return { finding, move };
}

function slownessOf(input: JudgeInput, material: Material, operation: string, cells: Cells, among: number): Moved | null {
  const [before, after] = [sumOf(cells.before, "all").durations, sumOf(cells.version, "all").durations];
  if (!shiftMatters(latencyShift("p95", before, after))) return null;
  const counter = countSlower(slowBound(before, 0.9));
  const finding = askOperation(input, material, cells, { counter, kind: "latency", matters: () => true, among });
  if (!finding.hinted) return null;
  const { metric, unit, effect, ...shift } = latencyEffect("p95", before, after, finding.expectation.dispersion);
  return { finding, move: { operation, metric, unit, before: shift.before, after: shift.after, effect, proven: finding.proven } };
}
