import { expect, test } from "vitest";
import { readDeployOptions } from "@/lib/cli/wake/deploy/options";
import { endOf } from "@/lib/cli/wake/deploy/status-word";

const CI = { GITLAB_CI: "true", CI_PROJECT_NAME: "shop", CI_ENVIRONMENT_NAME: "staging", CI_COMMIT_SHA: "abc1234", CI_COMMIT_TAG: "v1" };
const read = (args: readonly string[], environment = {}) => {
  const options = readDeployOptions(args, environment);
  if (typeof options === "string") throw new Error(options);
  return options;
};

test("the command line comes before Wake's variables, and these before the pipeline's", () => {
  expect(read(["start"], CI)).toMatchObject({ service: "shop", environment: "staging", facts: { version: "v1", commit: "abc1234" } });
  expect(read(["start"], { ...CI, WAKE_SERVICE: "web", WAKE_ENVIRONMENT: "production" })).toMatchObject({
    service: "web",
    environment: "production",
  });
  expect(read(["start", "--service", "api", "--environment", " "], { ...CI, WAKE_SERVICE: "web" })).toMatchObject({
    service: "api",
    environment: "staging",
  });
});

test("a commit by hand takes the pipeline's tag away; another repository its commit", () => {
  expect(read(["start", "--commit", "fff9999"], CI).facts).toEqual({ commit: "fff9999" });
  expect(read(["start", "--version", "2.0", "--repository", "acme/other"], CI).facts).toEqual({ version: "2.0", repository: "acme/other" });
});

test("a token in the checkout's address does not travel", () => {
  const { facts } = read(["start"], { ...CI, CI_PROJECT_URL: "https://job:s3cret@git.example.com/acme/shop" });
  expect(facts["repository"]).toBe("https://git.example.com/acme/shop");
});

test("what follows -- belongs to the command alone", () => {
  expect(read(["wrap", "--service", "a", "--", "deploy", "--service", "b", "--", "c"])).toMatchObject({
    ...{ service: "a", command: ["deploy", "--service", "b", "--", "c"] },
  });
});

test.each([
  [[], /what to tell/],
  [["strat"], /start, finish, wrap/],
  [["start", "--colour", "red"], /--colour/],
  [["start", "--service"], /--service/],
  [["finish", "succeeded", "twice"], /twice/],
  [["wrap", "--service", "a"], /nothing to run/],
  [["wrap", "--"], /nothing to run/],
])("%j cannot be meant", (args, reason) => {
  expect(readDeployOptions(args, {})).toMatch(reason);
});

test.each([
  ["success", "succeeded"],
  ["FAILURE", "failed"],
  ["canceled", "cancelled"],
  ["Aborted", "cancelled"],
  ["rolled_back", "rolled_back"],
  ["started", null],
  ["toString", null],
  ["", null],
])("the end “%s” is %s", (word, status) => {
  expect(endOf(word)).toBe(status);
});
