import { termsOf, termsOfNoRelease } from "@/lib/health/attribution/evidence";
import { sceneOf } from "@/lib/health/attribution/scene";
import { TERMS, type TermName } from "@/lib/health/attribution/terms/term";
import { WEIGHTS } from "@/lib/health/attribution/weights";
import { grayOutage } from "./gray/gray-outage";
import { type Scenario, scenario } from "./scenario";

/** Weights as one would guess them, and by how much one would trust the guess: the prior that fitting starts from and is drawn to. */
const GUESS: Readonly<Record<TermName, number>> = {
  time: 0.5,
  late: -3,
  ahead: -2,
  difference: 5,
  contract: 4,
  worst: 1,
  silence: 3,
  inbound: 1.5,
  origin: 2,
  outbound: 2,
  dependency: 1.5,
  unreachable: -2,
  covers: 1,
  alike: -1.5,
  well: -1.5,
  earlier: -1,
  unchanged: -2,
  size: 0.5,
  prior: 1,
  orphan: 2.5,
  spread: 2,
};
/** Standard deviation of the guess. */
const TRUST = 1;
const [FIRST, COUNT, ROUNDS] = [1, 400, 12];

type Case = { readonly rows: readonly (readonly number[])[]; readonly truth: number };

/** Conditional logit on the tuning seeds by Newton's method: the weights under which the known causes are likeliest, given the guess. */
export async function main(): Promise<number> {
  const cases = Array.from({ length: COUNT }, (_, index) => [scenario(FIRST + index), grayOutage(FIRST + index)].map(caseOf)).flat();
  const guess = TERMS.map((name) => GUESS[name]);
  let weights = [...guess];
  for (let round = 0; round < ROUNDS; round++) {
    const { gradient, curvature } = slopesOf(cases, weights);
    const pull = gradient.map((slope, at) => slope - ((weights[at] ?? 0) - (guess[at] ?? 0)) / TRUST ** 2);
    const step = solved(
      curvature.map((row, at) => row.map((value, other) => value + (at === other ? 1 / TRUST ** 2 : 0))),
      pull,
    );
    weights = weights.map((weight, at) => sameSign(weight + 0.7 * (step[at] ?? 0), guess[at] ?? 0));
  }
  for (const [at, name] of TERMS.entries()) console.log(`  ${name}: ${(weights[at] ?? 0).toFixed(2)}, (now ${WEIGHTS[name]})`);
  const now = TERMS.map((name) => WEIGHTS[name]);
  console.log(
    `log likelihood a case: ${(likelihood(cases, weights) / cases.length).toFixed(3)}, now ${(likelihood(cases, now) / cases.length).toFixed(3)}`,
  );
  return 0;
}

/** A term never changes sides: its sentence would say the opposite. */
const sameSign = (weight: number, guess: number): number => (Math.sign(weight) === Math.sign(guess) ? weight : Math.sign(guess) * 0.05);

function caseOf({ input, truth }: Pick<Scenario, "input" | "truth">): Case {
  const scene = sceneOf(input);
  const rows = [...input.changes.map((change) => termsOf(scene, change)), termsOfNoRelease(scene)].map((terms) =>
    TERMS.map((name) => terms.filter((term) => term.name === name).reduce((sum, { value }) => sum + value, 0)),
  );
  const found = input.changes.findIndex(({ candidate }) => candidate.key === truth);
  return { rows, truth: found < 0 ? rows.length - 1 : found };
}

function chances({ rows }: Case, weights: readonly number[]): readonly number[] {
  const scores = rows.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
  const top = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - top));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

function slopesOf(cases: readonly Case[], weights: readonly number[]) {
  const gradient = weights.map(() => 0);
  const curvature = weights.map(() => weights.map(() => 0));
  for (const one of cases) {
    const chance = chances(one, weights);
    const mean = weights.map((_, at) => one.rows.reduce((sum, row, index) => sum + (chance[index] ?? 0) * (row[at] ?? 0), 0));
    one.rows.forEach((row, index) => {
      const apart = row.map((value, at) => value - (mean[at] ?? 0));
      for (const [at, value] of apart.entries()) {
        if (index === one.truth) gradient[at] = (gradient[at] ?? 0) + value;
        const line = curvature[at];
        if (line !== undefined)
          for (const [other, beside] of apart.entries()) line[other] = (line[other] ?? 0) + (chance[index] ?? 0) * value * beside;
      }
    });
  }
  return { gradient, curvature };
}

/** Gauss and Jordan; the matrix is positive definite. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  rows.forEach((pivot, at) => {
    const scale = pivot[at] ?? 1;
    for (let column = 0; column < pivot.length; column++) pivot[column] = (pivot[column] ?? 0) / scale;
    rows.forEach((row, other) => {
      if (other === at) return;
      const factor = row[at] ?? 0;
      for (let column = 0; column < row.length; column++) row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
    });
  });
  return rows.map((row) => row.at(-1) ?? 0);
}

const likelihood = (cases: readonly Case[], weights: readonly number[]): number =>
  cases.reduce((sum, one) => sum + Math.log(Math.max(1e-12, chances(one, weights)[one.truth] ?? 0)), 0);
