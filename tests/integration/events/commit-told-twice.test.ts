import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { commitHistory } from "@/lib/ingest/history/github";
import { githubAdapter } from "@/lib/ingest/sources/github/github";
import { NO_SETTINGS } from "@/lib/ingest/sources/source-settings";
import type { TracedDraft } from "@/lib/services/event/store-drafts";
import { freshDatabase } from "@/tests/support/database";
import { tellDrafts } from "./support/told-deployments";

beforeEach(freshDatabase);

const SHA = "8d22".padEnd(40, "1b");
const BEFORE = "3f1c".padEnd(40, "0a");
const AT = "2026-03-01T09:00:00Z";
const repository = { id: 7, name: "shop", full_name: "acme/shop", html_url: "https://github.com/acme/shop", default_branch: "main" };
const receivedAt = new Date("2026-03-10T00:00:00Z");

/** What GitHub's webhook and an import of its history make of the same push. */
function told(headers: Readonly<Record<string, string>>, body: unknown): TracedDraft[] {
  const { events } = githubAdapter.read({ connection: "main", receivedAt, headers, body, settings: NO_SETTINGS });
  const origin = { source: "github", connection: "main", deliveryId: null, receivedAt, mapperVersion: 1 };
  return events.map((draft) => ({ draft, origin }));
}

const pushed = told(
  { "x-github-event": "push" },
  {
    ...{ ref: "refs/heads/main", before: BEFORE, after: SHA, repository: { ...repository, pushed_at: AT } },
    commits: [
      {
        id: SHA,
        message: "Round totals",
        timestamp: AT,
        author: { username: "ada" },
        added: ["src/a.ts"],
        modified: ["src/b.ts"],
        removed: [],
      },
    ],
  },
);
const listed = commitHistory(
  repository,
  {
    sha: SHA,
    parents: [{ sha: BEFORE }],
    author: { login: "ada" },
    commit: { message: "Round totals", author: { name: "Ada", date: AT }, committer: { date: AT } },
  },
  "main",
);
const remembered = told(listed.headers, listed.body);

async function commitAfter(...tellings: readonly TracedDraft[][]): Promise<unknown> {
  await freshDatabase();
  for (const telling of tellings) await tellDrafts(telling);
  const [commit, ...others] = await prisma().commit.findMany({ omit: { updatedAt: true } });
  expect(others).toEqual([]);
  return commit;
}

test("a commit keeps its paths, whether the push that knows them or the history that does not comes first", async () => {
  const commit = await commitAfter(pushed, remembered);
  expect(commit).toMatchObject({ sha: SHA, parent: BEFORE, files: ["src/a.ts", "src/b.ts"], branches: ["main"], author: "ada" });
  expect(await commitAfter(remembered, pushed)).toEqual(commit);
  expect(await commitAfter(remembered, pushed, remembered, pushed)).toEqual(commit);
});
