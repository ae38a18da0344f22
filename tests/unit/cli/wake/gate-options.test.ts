import { expect, test } from "vitest";
import { durationMs, readGateOptions } from "@/lib/cli/wake/gate/options";

const GIVEN = {
  WAKE_URL: "https://wake.example.com/",
  WAKE_TOKEN: "wk_1",
  WAKE_SERVICE: "payments",
  WAKE_ENVIRONMENT: "production",
  WAKE_VERSION: "3.18.0",
};

test("what is asked follows from the command line, else from variables", () => {
  expect(readGateOptions([], GIVEN)).toEqual({
    ...{ service: "payments", environment: "production", version: "3.18.0", url: "https://wake.example.com", token: "wk_1" },
    ...{ until: "healthy", horizon: null, timeoutMs: 1_800_000, intervalMs: 30_000, failOn: null, strict: false },
  });
  const args = ["--version", "4", "--until", "allow", "--timeout", "90s", "--interval=2s", "--fail-on", "warn", "--strict"];
  expect(readGateOptions(args, GIVEN)).toMatchObject({
    version: "4",
    until: "allow",
    timeoutMs: 90_000,
    intervalMs: 2_000,
    failOn: "warn",
    strict: true,
  });
  const run = { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "acme/shop", GITHUB_SHA: "abc1234" };
  const { WAKE_SERVICE: _, WAKE_VERSION: __, ...rest } = GIVEN;
  expect(readGateOptions([], { ...rest, ...run })).toMatchObject({ service: "shop", version: "abc1234" });
});

test.each([
  [["--until", "better"], "--until is one of healthy, allow."],
  [["--horizon", "2h"], "--horizon is one of 5m, 1h, 24h, 7d."],
  [["--horizon", "1h", "--until", "allow"], "--horizon goes with --until healthy."],
  [["--fail-on", "warn"], "--fail-on is suspect with --until healthy."],
  [["--timeout", "soon"], "--timeout and --interval are times such as 45s, 30m or 2h."],
  [["--wait"], "Unknown option '--wait'."],
  [["now"], "Unexpected argument 'now'."],
])("%j cannot be meant", (args, sentence) => {
  expect(readGateOptions(args, GIVEN)).toBe(sentence);
});

test.each(["WAKE_URL", "WAKE_TOKEN", "WAKE_SERVICE", "WAKE_ENVIRONMENT", "WAKE_VERSION"])("without %s nothing can be asked", (name) => {
  expect(readGateOptions([], { ...GIVEN, [name]: "" })).toContain(name);
});

test.each([
  ["45s", 45_000],
  ["1.5m", 90_000],
  ["2h", 7_200_000],
  ["250ms", 250],
  ["10", 10_000],
  ["-1s", null],
  ["1d", null],
  ["", null],
])("%s is %s ms", (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});
