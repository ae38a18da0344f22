import { expect, test } from "vitest";
import { ciFacts } from "@/lib/cli/wake/deploy/ci";

const SHA = "6113728f27ae82c7b1a177c8d03f9e96e0adf246";

test("outside of a pipeline nothing is made up", () => {
  expect(ciFacts({ HOME: "/home/kim", GIT_COMMIT: SHA, JOB_NAME: "x" })).toEqual({});
});

test("GitHub Actions: a branch gives no version, a tag does; a re-run is another run", () => {
  const run = {
    ...{ GITHUB_ACTIONS: "true", GITHUB_SERVER_URL: "https://github.example.com", GITHUB_REPOSITORY: "acme/shop", GITHUB_SHA: SHA },
    ...{ GITHUB_RUN_ID: "12", GITHUB_RUN_ATTEMPT: "1", GITHUB_REF_TYPE: "branch", GITHUB_REF_NAME: "main", GITHUB_ACTOR: "kim" },
  };
  expect(ciFacts(run)).toEqual({
    service: "shop",
    version: undefined,
    commit: SHA,
    ref: "main",
    repository: "https://github.example.com/acme/shop",
    actor: "kim",
    pipelineUrl: "https://github.example.com/acme/shop/actions/runs/12",
    run: "github-actions:12:1",
  });
  expect(ciFacts({ ...run, GITHUB_REF_TYPE: "tag", GITHUB_REF_NAME: "v1.2.0" }).version).toBe("v1.2.0");
  expect(ciFacts({ ...run, GITHUB_RUN_ATTEMPT: "2" }).run).toBe("github-actions:12:2");
});

test("GitLab CI names environment and outcome too; empty variables are none", () => {
  const job = { GITLAB_CI: "true", CI_PROJECT_NAME: "shop", CI_ENVIRONMENT_NAME: "production", CI_COMMIT_TAG: "", CI_COMMIT_SHA: SHA };
  expect(ciFacts({ ...job, CI_PIPELINE_ID: "9", CI_SERVER_HOST: "git.example.com", CI_JOB_STATUS: "failed" })).toMatchObject({
    ...{ service: "shop", environment: "production", commit: SHA, run: "gitlab-ci:git.example.com:9", status: "failed" },
    version: undefined,
  });
});

test.each([
  ["git@git.example.com:acme/shop.git", "shop"],
  ["https://git.example.com/acme/shop/", "shop"],
  ["ssh://git@git.example.com:7999/acme/shop.git", "shop"],
])("Jenkins: the service of %s is %s", (GIT_URL, service) => {
  const job = {
    JENKINS_URL: "https://ci.example.com/",
    JOB_NAME: "folder/shop",
    BUILD_NUMBER: "5",
    BUILD_URL: "https://ci.example.com/5/",
    GIT_COMMIT: SHA,
  };
  expect(ciFacts({ ...job, GIT_URL })).toMatchObject({
    service,
    commit: SHA,
    run: "jenkins:folder/shop:5",
    pipelineUrl: "https://ci.example.com/5/",
  });
});

test("Buildkite, CircleCI and Azure Pipelines", () => {
  expect(
    ciFacts({ BUILDKITE: "true", BUILDKITE_BUILD_ID: "b1", BUILDKITE_COMMIT: "HEAD", BUILDKITE_REPO: "git@h:acme/shop.git" }),
  ).toMatchObject({
    ...{ service: "shop", run: "buildkite:b1" },
    commit: undefined,
  });
  expect(ciFacts({ CIRCLECI: "true", CIRCLE_PROJECT_REPONAME: "shop", CIRCLE_WORKFLOW_ID: "w1", CIRCLE_SHA1: SHA })).toMatchObject({
    ...{ service: "shop", run: "circleci:w1", commit: SHA },
  });
  const azure = {
    TF_BUILD: "True",
    BUILD_BUILDID: "3",
    SYSTEM_COLLECTIONURI: "https://dev.azure.com/acme/",
    SYSTEM_TEAMPROJECT: "my shop",
  };
  expect(ciFacts({ ...azure, BUILD_REPOSITORY_NAME: "acme/shop" })).toMatchObject({
    ...{ service: "shop", pipelineUrl: "https://dev.azure.com/acme/my%20shop/_build/results?buildId=3" },
  });
});
