import { expect, test } from "vitest";
import { HORIZONS } from "@/lib/domain/horizon";
import { demoHistory } from "@/prisma/seed/demo-history";
import { JudgedService } from "@/tests/unit/seed/support/judge-demo";

const now = new Date("2026-11-20T14:32:10Z");
const history = demoHistory(now, 1);

/** A release that nothing is told of is judged in one of so many: enough to see that the judge leaves them alone. */
const SAMPLE = 5;

test.each(history.services)("$profile.name: what the scenarios know to be true is what the judge says", (plan) => {
  const known = history.truth.filter(({ service }) => service === plan.profile.name);
  const judged = new JudgedService(plan, now);
  const wrong: string[] = [];
  for (const [index, { release, endedBy }] of judged.releases.entries()) {
    if (release.kind === "rollback") continue;
    const truth = known.filter(({ version }) => version === release.version);
    for (const { scenario, horizon, state } of truth) {
      const verdict = judged.judge(release, endedBy, horizon);
      if (verdict.state !== state) wrong.push(`${scenario} ${release.version} ${horizon}: ${verdict.state}, not ${state}`);
    }
    if (!release.key.startsWith("ordinary") || index % SAMPLE > 0) continue;
    const states = HORIZONS.map((horizon) => judged.judge(release, endedBy, horizon).state);
    if (states.includes("regressed")) wrong.push(`${release.key} ${release.version}: a false alarm`);
  }
  expect(wrong).toEqual([]);
});

test("every scenario with an ending has its place in the history", () => {
  expect(new Set(history.truth.map(({ scenario }) => scenario))).toEqual(
    new Set([
      "bad-release",
      "emergency-change",
      "fresh",
      "improved-latency",
      "innocent-neighbour",
      "late-rise",
      "latency-regression",
      "low-traffic",
      "quiet-team",
      "silent-release",
      "slow-burn",
    ]),
  );
});
