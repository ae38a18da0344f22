import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { freshDatabase } from "@/tests/support/database";
import { callGithub, callHook, connect, drainInbox, githubStatus, REPOSITORY, SECRET } from "./support/hooks-connection";
import { everythingKnown } from "./support/hooks-projections";

beforeEach(freshDatabase);

type Tell = () => Promise<unknown>;

/** What is known after these calls in this order. */
async function knownAfter(connections: readonly string[], tells: readonly Tell[]): Promise<unknown> {
  await freshDatabase();
  for (const source of connections) await connect(source);
  for (const tell of tells) {
    await tell();
    await drainInbox();
  }
  return everythingKnown();
}

const enterprise = { ...REPOSITORY, html_url: "https://github.acme.example/acme/shop" };
const issue = {
  ...{ id: 907, number: 7, title: "Down", state: "open", labels: [{ name: "incident" }] },
  ...{ created_at: "2026-11-20T10:00:00Z", updated_at: "2026-11-20T10:00:00Z" },
};

test("repositories of the same number on GitHub and an Enterprise Server are two", async () => {
  const calls = [REPOSITORY, enterprise].flatMap((repository): Tell[] => [
    () => callGithub("github", "deployment_status", { ...githubStatus(), repository }),
    () => callGithub("github", "issues", { action: "opened", issue, repository }),
  ]);
  const known = await knownAfter(["github"], calls);
  const deployments = await prisma().deployment.findMany({ orderBy: { externalId: "asc" } });
  expect(deployments.map(({ externalId }) => externalId)).toEqual(["github:42:7", "github:github.acme.example:42:7"]);
  expect((await prisma().incident.findMany()).map(({ id }) => id).sort()).toEqual([
    "github:42:issue:7",
    "github:github.acme.example:42:issue:7",
  ]);
  expect(await knownAfter(["github"], calls.toReversed())).toEqual(known);
});

test("projects of the same number on two GitLab hosts are two, under the ids that they have there", async () => {
  const text = readFileSync("tests/fixtures/gitlab/deployment/success.json", "utf8");
  const hosts = ["git.brightwater.example", "git.other.example:8443", "gitlab.com"];
  const calls = hosts.map(
    (host): Tell =>
      () =>
        callHook("gitlab", text.replaceAll("git.brightwater.example", host), {
          "x-gitlab-token": SECRET,
          "x-gitlab-event": "Deployment Hook",
        }),
  );
  const known = await knownAfter(["gitlab"], calls);
  const deployments = await prisma().deployment.findMany({ orderBy: { repository: "asc" } });
  expect(deployments.map(({ externalId, entityKey }) => [externalId, entityKey])).toEqual([
    ["gitlab:77:1501", "dep:gitlab:git.brightwater.example:77:1501"],
    ["gitlab:77:1501", "dep:gitlab:git.other.example:8443:77:1501"],
    ["gitlab:77:1501", "dep:gitlab:77:1501"],
  ]);
  expect(await knownAfter(["gitlab"], calls.toReversed())).toEqual(known);
});
