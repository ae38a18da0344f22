import { type Ranked, rankSeeds, type Score, scoreOf } from "./score";

/** Weights were fitted on the first seeds; the second ones were never looked at while fitting. */
const SETS = [
  { name: "tuning", from: 1, count: 400 },
  { name: "report", from: 500_001, count: 400 },
] as const;

/** `npm run bench -- attribution [--from=SEED] [--count=N] [--fit]`: the figures of docs/attribution.md. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--fit")) return (await import("./fit")).main();
  const numberOf = (flag: string): number | null => {
    const given = args.find((arg) => arg.startsWith(`--${flag}=`))?.split("=")[1];
    return given === undefined ? null : Number(given);
  };
  const from = numberOf("from");
  const sets = from === null ? SETS : [{ name: "asked", from, count: numberOf("count") ?? 200 }];
  for (const { name, from: first, count } of sets) print(`${name} seeds ${first} to ${first + count - 1}`, rankSeeds(first, count));
  return 0;
}

const two = (value: number): string => (Number.isNaN(value) ? "-" : value.toFixed(3));

function print(title: string, ranked: readonly Ranked[]): void {
  const line = (name: string, { cases, first, three, mean }: Score): void =>
    console.log(`  ${name.padEnd(34)} ${String(cases).padStart(5)}  HR@1 ${two(first)}  HR@3 ${two(three)}  mean rank ${two(mean)}`);
  const all = scoreOf(ranked);
  console.log(`\n${title}`);
  line("Wake", all);
  line(
    "latest deployment before",
    scoreOf(ranked, ({ latest }) => latest),
  );
  const released = ranked.filter(({ scenario }) => scenario.truth !== "none");
  line("Wake, where a release did it", scoreOf(released));
  line(
    "latest, where a release did it",
    scoreOf(released, ({ latest }) => latest),
  );
  for (const kind of [...new Set(ranked.map(({ scenario }) => scenario.kind))].sort())
    line(`  ${kind}`, scoreOf(ranked.filter(({ scenario }) => scenario.kind === kind)));
  console.log(`  Brier ${two(all.brier)}`);
  for (const { from, to, cases, said, right } of all.bins)
    console.log(
      `  said ${from.toFixed(2)} to ${Math.min(1, to).toFixed(2)}: ${String(cases).padStart(4)} cases, said ${two(said)}, right ${two(right)}`,
    );
}
