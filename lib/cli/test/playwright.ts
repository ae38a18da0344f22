import { z } from "zod";
import { ensureBrowser } from "./browser";
import { countReport } from "./report";
import { failed, type Tally } from "./section";
import { runTool } from "./tool";

const report = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) });

/** Runs the journeys in a real browser; one that only passed when it was tried again counts as failed. */
export async function runPlaywright(): Promise<Tally> {
  const browser = await ensureBrowser();
  if (browser === null) return failed("no browser was found: install Chromium, or set CHROMIUM_PATH to one");
  return countReport(
    (file) =>
      runTool("playwright", ["test", "--config=tests/e2e", "--reporter=list,json"], {
        CHROMIUM_PATH: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      }),
    report,
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
  );
}
