import { NO_COUNTS } from "./counts";
import { type ChangeFact, type DeploymentFact, STAGES } from "./fact";
import { notableOf } from "./notable";
import { type Counts, changeMeasure, MEASURES, type Measure, type Summary } from "./summary";

/**
 * What some deployments of one selection amount to. Summaries of parts add up to that of the whole: counts by `addCounts`, each list of
 * values by merging. Durations are whole seconds, instants epoch seconds, rounded down; each list ascends.
 */
export function summarise(facts: readonly DeploymentFact[]): Summary {
  const values = emptyLists();
  const counts = mutableCounts();
  for (const fact of facts) {
    if (fact.outcome === "failed") counts.failed++;
    else addReached(fact, counts, values);
  }
  for (const measure of MEASURES) values[measure].sort((a, b) => a - b);
  return { counts, sorted: values, notable: notableOf(facts) };
}

type Lists = Record<Measure, number[]>;
type Mutable<Whole> = {
  -readonly [Key in keyof Whole]: Whole[Key] extends number ? number : { -readonly [Inner in keyof Whole[Key]]: Whole[Key][Inner] };
};
type Tallies = Mutable<Counts>;

const emptyLists = (): Lists => Object.fromEntries(MEASURES.map((measure) => [measure, [] as number[]])) as Lists;
const mutableCounts = (): Tallies => ({ ...NO_COUNTS, hurtBy: {}, reworkBy: {}, carryOut: {}, changeOut: {}, botChangeOut: {} });

function addReached(fact: DeploymentFact, counts: Tallies, values: Lists): void {
  counts.reached++;
  if (fact.gapS !== null) values.gap.push(fact.gapS);
  addHurt(fact, counts, values);
  if (fact.rework !== null) {
    counts.rework++;
    tally(counts.reworkBy, fact.rework);
  }
  if (fact.carriesNothing !== null) tally(counts.carryOut, fact.carriesNothing);
  for (const change of fact.changes) addChange(change, counts, values);
}

function addHurt({ hurt, at }: DeploymentFact, counts: Tallies, values: Lists): void {
  if (hurt === null) {
    values.unhurt.push(Math.floor(at / 1000));
    return;
  }
  counts.hurt++;
  const [reason] = hurt.by;
  if (reason !== undefined) tally(counts.hurtBy, reason);
  if (hurt.until === null) values.open.push(Math.floor(hurt.from / 1000));
  else values.recovery.push(Math.floor((hurt.until - hurt.from) / 1000));
}

function addChange(change: ChangeFact, counts: Tallies, values: Lists): void {
  const { bot, leadS, out, commitS, commitsOut } = change;
  for (const seconds of commitS) values[changeMeasure("commit", bot)].push(seconds);
  if (bot) counts.botCommitOut += commitsOut;
  else counts.commitOut += commitsOut;
  if (out !== null) tally(bot ? counts.botChangeOut : counts.changeOut, out);
  if (out !== null || leadS === null) return;
  values[changeMeasure("lead", bot)].push(leadS);
  for (const stage of STAGES) {
    const { seconds } = change.stages[stage];
    if (seconds !== null) values[changeMeasure(stage, bot)].push(seconds);
  }
}

function tally<Key extends string>(counts: Partial<Record<Key, number>>, key: Key): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
