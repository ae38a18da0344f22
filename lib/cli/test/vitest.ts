import { z } from "zod";
import { countReport } from "./report";
import type { Tally } from "./section";
import { runTool } from "./tool";

const report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

/** Runs some of vitest's projects and counts their tests. */
export const runVitest = (
  projects: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  paths: readonly string[] = [],
): Promise<Tally> =>
  countReport(
    (file) => {
      const chosen = projects.flatMap((project) => ["--project", project]);
      return runTool(
        "vitest",
        ["run", ...paths, ...chosen, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
        environment,
      );
    },
    report,
    ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  );
