import { describe, expect, test } from "vitest";
import { gitlabAdapter } from "@/lib/ingest/sources/gitlab/gitlab";
import { scmDeployments, scmEvent, scmFixture, scmRead } from "../support/scm-read";

const event = (name: string, settings = {}) => scmEvent(gitlabAdapter, name, { settings });
const HEAD = `8d22${"1b".repeat(18)}`;
const MERGE = `c0de${"2c".repeat(18)}`;
const FORMER = `3f1c${"0a".repeat(18)}`;

describe("deployments of GitLab", () => {
  test("has its commit in full, the tier that its sender names and its times in UTC", () => {
    expect(event("deployment/running")).toMatchObject({
      eventKey: "gitlab:git.brightwater.example:77:deployment:1501:running",
      entityKey: "dep:gitlab:git.brightwater.example:77:1501",
      type: "deployment.started",
      occurredAt: new Date("2026-03-01T10:12:00Z"),
    });
    expect(event("deployment/success").payload).toEqual({
      id: "gitlab:77:1501",
      service: "shop",
      environment: "eu-west",
      tier: "production",
      status: "succeeded",
      version: "c0de2c2c",
      commit: MERGE,
      ref: "main",
      repository: "https://git.brightwater.example/web/shop",
      actor: "mara",
      pipelineUrl: "https://git.brightwater.example/web/shop/-/jobs/8001",
      links: { environment: "https://shop.brightwater.example" },
      finishedAt: "2026-03-01T10:15:00.000Z",
    });
    expect(scmRead(gitlabAdapter, "deployment/success").unmapped).toEqual([]);
  });

  test.each([
    ["failed", "deployment.failed"],
    ["canceled", "deployment.cancelled"],
  ])("%s is %s", (name, type) => expect(event(`deployment/${name}`).type).toBe(type));

  test("a tag is the version, and an environment whose tier nobody names is listed", () => {
    const reading = scmRead(gitlabAdapter, "deployment/older-gitlab");
    expect(reading.events[0]?.payload).toMatchObject({ version: "v1.4.0", ref: "v1.4.0" });
    expect(reading.events[0]?.payload).not.toHaveProperty("tier");
    expect(reading.unmapped).toEqual([{ kind: "environment", said: "eu-west" }]);
    expect(event("deployment/older-gitlab", { environments: { "EU-West": "production" } }).payload).toMatchObject({
      environment: "production",
    });
  });

  test.each(["created", "blocked"])("%s has not begun", (name) => {
    expect(scmRead(gitlabAdapter, `deployment/${name}`)).toMatchObject({ events: [], ignored: expect.stringMatching(/\.$/) });
  });

  test("one is started and finished in either order; without a start its duration is unknown", () => {
    const [running, success] = [event("deployment/running"), event("deployment/success")];
    expect(scmDeployments([success, running])).toEqual(scmDeployments([running, success]));
    expect(scmDeployments([success, running])).toMatchObject([{ status: "succeeded", startedAt: new Date("2026-03-01T10:12:00Z") }]);
    expect(scmDeployments([success])).toMatchObject([{ status: "succeeded", startedAt: null }]);
  });
});

describe("pipelines and jobs", () => {
  test.each([
    ["pending", "pipeline.queued", undefined],
    ["manual", "pipeline.queued", undefined],
    ["running", "pipeline.started", undefined],
    ["success", "pipeline.finished", "success"],
    ["failed", "pipeline.finished", "failure"],
    ["canceled", "pipeline.finished", "cancelled"],
    ["skipped", "pipeline.finished", "skipped"],
  ])("%s is %s and no deployment, whatever its jobs are", (name, type, outcome) => {
    const told = event(`pipeline/${name}`);
    const eventKey = `gitlab:git.brightwater.example:77:pipeline:3100:${name}`;
    expect(told).toMatchObject({ type, entityKey: "run:gitlab:77:pipeline:3100", eventKey });
    expect(told.payload["outcome"]).toBe(outcome);
    expect(told.payload).toMatchObject({ queuedAt: "2026-03-01T10:05:00.000Z", commit: MERGE, service: "shop", name: "Ship" });
  });

  test("only a job that the settings name, and that ran, is a deployment, the same from its pipeline and by itself", () => {
    const settings = {
      workflows: [
        { workflow: "deploy production", environment: "production" },
        { workflow: "deploy staging", environment: "staging", service: "storefront" },
        { workflow: "stop review", environment: "development" },
      ],
    };
    const [pipeline, ...jobs] = scmRead(gitlabAdapter, "pipeline/success", { settings }).events;
    expect(pipeline?.type).toBe("pipeline.finished");
    expect(jobs).toEqual([event("build/success", settings)]);
    expect(jobs[0]).toMatchObject({
      type: "deployment.succeeded",
      payload: {
        id: "gitlab:77:job:8002",
        service: "storefront",
        environment: "staging",
        startedAt: "2026-03-01T10:06:00.000Z",
        commit: MERGE,
      },
    });
    expect(scmRead(gitlabAdapter, "build/success")).toMatchObject({ events: [], ignored: expect.stringMatching(/deploy staging/) });
  });

  test("a pipeline that the settings name is a deployment", () => {
    const settings = { workflows: [{ workflow: "ship", environment: "production" }] };
    const types = (name: string) => scmRead(gitlabAdapter, `pipeline/${name}`, { settings }).events.map(({ type }) => type);
    expect(types("success")).toEqual(["pipeline.finished", "deployment.succeeded"]);
    expect(types("running")).toEqual(["pipeline.started", "deployment.started"]);
    expect(types("manual")).toEqual(["pipeline.queued"]);
    expect(types("skipped")).toEqual(["pipeline.finished"]);
  });
});

describe("merge requests", () => {
  test("one that is opened tells everything of the change", () => {
    expect(event("merge_request/open").payload).toEqual({
      id: "https://git.brightwater.example/web/shop!5",
      repository: "https://git.brightwater.example/web/shop",
      number: 5,
      url: "https://git.brightwater.example/web/shop/-/merge_requests/5",
      title: "Round prices up SHOP-42",
      author: "mara",
      openedAt: "2026-03-01T09:00:00.000Z",
      readyAt: "2026-03-01T09:00:00.000Z",
      baseBranch: "main",
      headCommit: HEAD,
      headBranch: "round-prices",
      draft: false,
      labels: { hotfix: "true" },
      tickets: ["SHOP-42", "CHG0000117"],
    });
  });

  test.each([
    ["new-commits", "change.updated", { headCommit: `5e55${"3d".repeat(18)}` }],
    ["ready", "change.ready_for_review", { readyAt: "2026-03-01T09:10:00.000Z" }],
    ["approved", "change.approved", { review: { reviewer: "jonas", state: "approved", at: "2026-03-01T09:30:00.000Z", bot: false } }],
    ["approval", "change.approved", { review: { reviewer: "jonas", state: "approved", at: "2026-03-01T09:30:00.000Z", bot: false } }],
    [
      "unapproved",
      "change.review_submitted",
      { review: { reviewer: "jonas", state: "dismissed", at: "2026-03-01T09:40:00.000Z", bot: false } },
    ],
    ["close", "change.closed", { closedAt: "2026-03-01T09:50:00.000Z" }],
    ["reopen", "change.reopened", { reopenedAt: "2026-03-01T09:55:00.000Z" }],
    ["merge", "change.merged", { mergedAt: "2026-03-01T10:04:00.000Z", mergeCommit: MERGE, author: "mara" }],
    ["merge-fast-forward", "change.merged", { mergedAt: "2026-03-01T10:04:00.000Z", mergeCommit: `5e55${"3d".repeat(18)}` }],
  ])("%s is %s", (name, type, facts) => {
    expect(event(`merge_request/${name}`)).toMatchObject({
      type,
      entityKey: "chg:https://git.brightwater.example/web/shop!5",
      payload: facts,
    });
  });

  test("two people who approve within a second are two", () => {
    const body = scmFixture("gitlab", "merge_request/approval");
    const other = scmEvent(gitlabAdapter, "merge_request/approval", { body: { ...body, user: { id: 30, username: "ida" } } });
    expect(other.eventKey).not.toBe(event("merge_request/approval").eventKey);
  });

  test("an author's own approval is no review, and new commits take approvals back where the connection says so", () => {
    expect(scmRead(gitlabAdapter, "merge_request/own-approval")).toMatchObject({ events: [], ignored: expect.stringMatching(/own/) });
    expect(event("merge_request/new-commits", { dismissApprovals: true }).payload).toMatchObject({ dismissesApprovals: true });
    expect(event("merge_request/ready", { dismissApprovals: true }).payload).not.toHaveProperty("dismissesApprovals");
  });
});

describe("everything else of GitLab", () => {
  test("a push is a line of commits; where the oldest are left out, its beginning is unknown", () => {
    const parents = (name: string) => scmRead(gitlabAdapter, name).events.map(({ payload }) => payload["parent"]);
    expect(parents("push/main")).toEqual([FORMER, HEAD]);
    expect(parents("push/cut")).toEqual([undefined, HEAD]);
    expect(scmRead(gitlabAdapter, "push/main").events[0]).toMatchObject({
      type: "commit.pushed",
      occurredAt: new Date("2026-03-01T10:02:00Z"),
      payload: {
        sha: HEAD,
        author: "Mara Lind",
        onMain: true,
        branch: "main",
        files: ["checkout/round.ts", "checkout/price.ts"],
        tickets: ["SHOP-42"],
      },
    });
  });

  test("a release is published, edited and deleted", () => {
    expect(event("release/create")).toMatchObject({
      type: "release.published",
      payload: { tag: "v1.4.0", commit: MERGE, publishedAt: "2026-03-01T10:08:30.000Z" },
    });
    expect(event("release/update")).toMatchObject({ type: "release.edited", payload: { name: "Prices, rounded" } });
    expect(event("release/delete").type).toBe("release.deleted");
  });

  test.each([
    ["incident-open", "incident.opened", { severity: "high", openedAt: "2026-03-01T12:00:00.000Z", services: ["shop"] }],
    ["incident-close", "incident.resolved", { resolvedAt: "2026-03-01T12:40:00.000Z" }],
    ["incident-reopen", "incident.reopened", { reopenedAt: "2026-03-01T13:00:00.000Z" }],
    ["labelled-incident", "incident.updated", { services: ["checkout"] }],
    ["label-lost", "incident.updated", { dismissed: true }],
    ["open", "ticket.open", { key: "web/shop#23", id: "gitlab:git.brightwater.example:77:issue:23" }],
  ])("the issue %s is %s", (name, type, facts) =>
    expect(scmRead(gitlabAdapter, `issue/${name}`).events[0]).toMatchObject({ type, payload: facts }),
  );

  test("a flag is told by its delivery, because nothing else tells one switch from the next", () => {
    const headers = { "idempotency-key": "5f-1" };
    const told = scmEvent(gitlabAdapter, "feature_flag/on", { headers });
    expect(told).toMatchObject({
      type: "flag.changed",
      occurredAtSource: "received",
      payload: { flag: "new-prices", state: "on", service: "shop", actor: "mara", changedAt: "2026-03-02T00:00:00.000Z" },
    });
    expect(scmEvent(gitlabAdapter, "feature_flag/on", { headers, receivedAt: new Date("2026-03-03T00:00:00Z") }).eventKey).toBe(
      told.eventKey,
    );
    expect(scmEvent(gitlabAdapter, "feature_flag/on", { headers: { "idempotency-key": "5f-2" } }).eventKey).not.toBe(told.eventKey);
  });

  test.each(["emoji/award", "tag_push/created", "push/branch-deleted"])("%s is ignored with a sentence", (name) => {
    expect(scmRead(gitlabAdapter, name)).toEqual({ events: [], unmapped: [], ignored: expect.stringMatching(/^.+\.$/) });
  });

  test("what a delivery is about, and its id", () => {
    expect(gitlabAdapter.topic({}, scmFixture("gitlab", "merge_request/open"))).toBe("merge_request.open");
    expect(gitlabAdapter.topic({ "x-gitlab-event": "Confidential Issue Hook" }, {})).toBe("issue");
    expect(gitlabAdapter.topic({ "x-gitlab-event": "Job Hook" }, {})).toBe("build");
    expect(gitlabAdapter.deliveryKey({ "webhook-id": "w-1", "idempotency-key": "i-1" }, {})).toBe("w-1");
    expect(gitlabAdapter.deliveryKey({ "idempotency-key": "i-1" }, {})).toBe("i-1");
    expect(gitlabAdapter.deliveryKey({}, {})).toBeNull();
  });
});
