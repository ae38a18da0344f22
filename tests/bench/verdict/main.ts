import { parseArgs } from "node:util";
import { ARMS } from "./arms";
import { type Outcome, outcomeOf } from "./outcome";
import { PARAMETERS } from "./parameters";
import { drawScenario } from "./scenario";
import { faultTableOf, tableOf } from "./table";
import { tellWorld } from "./tell-world";
import { wake } from "./wake";

/** Worlds of one base seed: a million seeds apart from those of the next. */
export const seedsFrom = (base: number, count: number): number[] => Array.from({ length: count }, (_, index) => base * 1_000_000 + index);

/** What the judge was built on. */
export const TUNING = 1;
/** What it is reported on; `--seed` takes others. */
const REPORT = 13;
const QUICK = 200;
const FULL = 1000;

/**
 * `npm run bench -- verdict`: precision, recall and false alarms of Wake's judge and of the rules that others use, on worlds that the
 * judge was tuned on and on worlds that it was not. `--quick` takes under a minute, `--deployments` says how many, `--seed` which,
 * `--only-wake` leaves the others out, `--label faulty` (or `clean`, `outage`) all other worlds, `--misses` lists what Wake got wrong,
 * `--world SEED` tells everything of one.
 */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      deployments: { type: "string" },
      seed: { type: "string" },
      world: { type: "string" },
      quick: { type: "boolean", default: false },
      misses: { type: "boolean", default: false },
      "only-wake": { type: "boolean", default: false },
      label: { type: "string" },
    },
  });
  if (values.world !== undefined) {
    console.log(tellWorld(Number(values.world)));
    return 0;
  }
  const count = Number(values.deployments ?? (values.quick ? QUICK : FULL));
  const judges = values["only-wake"] ? [wake] : ARMS;
  for (const [name, base] of [
    ["tuning", TUNING],
    ["report", Number(values.seed ?? REPORT)],
  ] as const) {
    const seeds = seedsFrom(base, count).filter((seed) => values.label === undefined || drawScenario(seed).label === values.label);
    const outcomes = seeds.map((seed) => outcomeOf(seed, judges));
    if (values.label === undefined) checkLabels(outcomes);
    console.log(`\n${count} deployments of ${name} seeds (${base})\n\n${tableOf(outcomes, judges)}\n\n${faultTableOf(outcomes, judges)}`);
    if (values.misses) console.log(`\n${missesOf(outcomes).join("\n")}`);
  }
  return 0;
}

/** Every thousand worlds hold exactly as many of each label as they should. */
function checkLabels(outcomes: readonly Outcome[]): void {
  if (outcomes.length % 1000 !== 0) return;
  for (const [label, per1000] of Object.entries(PARAMETERS.per1000)) {
    const count = outcomes.filter((outcome) => outcome.label === label).length;
    if (count !== (per1000 * outcomes.length) / 1000) throw new Error(`${count} of ${outcomes.length} deployments are ${label}.`);
  }
}

/** Worlds that Wake's judge, the first, got wrong, each with how to see it again. */
function missesOf(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ seed, label, fault, rollOut, perMinute, extraErrors, judged: [own] }) => {
    if (own === undefined || (own.alarmAfter !== null) === (label === "faulty")) return [];
    const what = label === "faulty" ? `missed ${fault}` : label === "clean" ? "false alarm" : "blamed for an outage";
    return [`${what}: ${rollOut}, ${perMinute.toFixed(1)} a minute, ${extraErrors.toFixed(0)} extra errors, ${own.word}: --world ${seed}`];
  });
}
