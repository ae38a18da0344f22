import type { Counts } from "./summary";

/** The counts of no deployment at all. */
export const NO_COUNTS: Counts = {
  reached: 0,
  failed: 0,
  hurt: 0,
  rework: 0,
  hurtBy: {},
  reworkBy: {},
  carryOut: {},
  changeOut: {},
  botChangeOut: {},
  commitOut: 0,
  botCommitOut: 0,
};

/** The counts of two sets of deployments together; no reason is named that counts none. */
export const addCounts = (a: Counts, b: Counts): Counts => ({
  reached: a.reached + b.reached,
  failed: a.failed + b.failed,
  hurt: a.hurt + b.hurt,
  rework: a.rework + b.rework,
  hurtBy: addTallies(a.hurtBy, b.hurtBy),
  reworkBy: addTallies(a.reworkBy, b.reworkBy),
  carryOut: addTallies(a.carryOut, b.carryOut),
  changeOut: addTallies(a.changeOut, b.changeOut),
  botChangeOut: addTallies(a.botChangeOut, b.botChangeOut),
  commitOut: a.commitOut + b.commitOut,
  botCommitOut: a.botCommitOut + b.botCommitOut,
});

type Tally<Key extends string> = Readonly<Partial<Record<Key, number>>>;

function addTallies<Key extends string>(a: Tally<Key>, b: Tally<Key>): Tally<Key> {
  const sum: Partial<Record<string, number>> = { ...a };
  for (const [key, count] of Object.entries<number | undefined>(b)) sum[key] = (sum[key] ?? 0) + (count ?? 0);
  return sum as Tally<Key>;
}
