import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { z } from "zod";
import { failed, type Tally } from "./section";

/**
 * Runs a tool that writes a JSON report to the file it is given, and counts with `count`. A tool that failed although its report
 * tells of no failure (a file that could not be loaded, an error between tests) counts as one failure.
 */
export async function countReport<T>(
  run: (reportFile: string) => Promise<number>,
  schema: z.ZodType<T>,
  count: (report: T) => { passed: number; failed: number },
): Promise<Tally> {
  const folder = await mkdtemp(path.join(tmpdir(), "wake-report-"));
  try {
    const file = path.join(folder, "report.json");
    const code = await run(file);
    const text = await readFile(file, "utf8").catch(() => null);
    if (text === null) return failed("it ended without a report");
    const tally = count(schema.parse(JSON.parse(text)));
    return code !== 0 && tally.failed === 0 ? { passed: tally.passed, failed: 1, note: "it failed outside its tests" } : tally;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
