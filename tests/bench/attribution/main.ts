import { grayOutage } from "./gray/gray-outage";
import { scenario } from "./scenario";
import { type Labelled, type Ranked, rankSeeds, type Score, scoreOf } from "./score";

/** Weights were fitted on the first seeds; the second ones were never looked at while fitting. */
const SETS = [
  { name: "tuning", from: 1, count: 400 },
  { name: "report", from: 500_001, count: 400 },
] as const;
const GENERATORS: readonly { readonly name: string; readonly draw: (seed: number) => Labelled }[] = [
  { name: "many services", draw: scenario },
  { name: "gray releases", draw: grayOutage },
];

/** `npm run bench -- attribution [--from=SEED] [--count=N] [--fit]`: the figures of docs/attribution.md. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--fit")) return (await import("./fit")).main();
  const numberOf = (flag: string): number | null => {
    const given = args.find((arg) => arg.startsWith(`--${flag}=`))?.split("=")[1];
    return given === undefined ? null : Number(given);
  };
  const from = numberOf("from");
  const sets = from === null ? SETS : [{ name: "asked", from, count: numberOf("count") ?? 200 }];
  for (const { name: generator, draw } of GENERATORS)
    for (const { name, from: first, count } of sets)
      print(`${generator}, ${name} seeds ${first} to ${first + count - 1}`, rankSeeds(first, count, draw));
  return 0;
}

const two = (value: number): string => (Number.isNaN(value) ? "-" : value.toFixed(3));

function print(title: string, ranked: readonly Ranked[]): void {
  const line = (name: string, { cases, first, three, mean }: Score, more = ""): void =>
    console.log(`  ${name.padEnd(34)} ${String(cases).padStart(5)}  HR@1 ${two(first)}  HR@3 ${two(three)}  mean rank ${two(mean)}${more}`);
  const all = scoreOf(ranked);
  const released = ranked.filter(({ scenario: { truth } }) => truth !== "none");
  console.log(`\n${title}`);
  for (const [what, of] of [
    ["", ranked],
    [", where a release did it", released],
  ] as const) {
    line(`Wake${what}`, scoreOf(of));
    line(
      `linear rule${what}`,
      scoreOf(of, ({ linear }) => linear),
    );
    line(
      `latest${what}`,
      scoreOf(of, ({ latest }) => latest),
    );
  }
  const parts = (of: readonly Ranked[], part: (one: Ranked) => string | undefined): void => {
    for (const name of [...new Set(of.flatMap((one) => part(one) ?? []))].sort()) {
      const inside = of.filter((one) => part(one) === name);
      const linear = scoreOf(inside, (one) => one.linear);
      line(`  ${name}`, scoreOf(inside), `  linear rule HR@1 ${two(linear.first)}  HR@3 ${two(linear.three)}`);
    }
  };
  parts(ranked, ({ scenario: { kind } }) => kind);
  parts(released, ({ scenario: { quirk } }) => quirk);
  printBins(all);
}

function printBins({ brier, bins }: Score): void {
  console.log(`  Brier ${two(brier)}`);
  for (const { from, to, cases, said, right } of bins)
    console.log(
      `  said ${from.toFixed(2)} to ${Math.min(1, to).toFixed(2)}: ${String(cases).padStart(4)} cases, said ${two(said)}, right ${two(right)}`,
    );
}
