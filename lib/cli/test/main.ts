import { ensureBuild } from "../start/build";
import type { Environment } from "../start/environment";
import { ensurePrismaClient } from "../start/prisma-client";
import { style, types } from "./checks";
import { runPlaywright } from "./playwright";
import { onPostgres15 } from "./postgres-15";
import { passed, runSections, type Section } from "./section";
import { runVitest } from "./vitest";

/**
 * `npm test`: everything that continuous integration runs, from a bare checkout; `verify` as argument leaves out what needs a
 * database, a build or a browser. The last line is the plain sum; returns 1 when something failed.
 */
export async function main(args: readonly string[], environment: Environment): Promise<number> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  await ensurePrismaClient(process.cwd(), environment);
  const quick: Section[] = [style, types, { title: "Unit and architecture", run: () => runVitest(["unit", "edges", "architecture"]) }];
  const sum = await runSections(args[0] === "verify" ? quick : [...quick, ...slow(environment, say)], say);
  say(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

const slow = (environment: Environment, onNote: (line: string) => void): Section[] => [
  { title: "Simulations", run: () => runVitest(["simulation"]) },
  { title: "Integration on the embedded PostgreSQL 18", run: () => runVitest(["integration"]) },
  onPostgres15,
  {
    title: "Build",
    run: async () => {
      await ensureBuild({ root: process.cwd(), environment, onNote });
      return passed;
    },
  },
  { title: "Journeys in a browser", run: runPlaywright },
];
