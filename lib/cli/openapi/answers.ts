import { z } from "zod";
import { DEPLOYMENT_STATUSES } from "@/lib/domain/deployment";
import { GATE_DECISIONS } from "@/lib/domain/gate";
import { HORIZONS } from "@/lib/domain/horizon";
import { INCIDENT_STATUSES } from "@/lib/domain/incident";
import { VERDICT_STATES } from "@/lib/domain/verdict";
import { changeRequest } from "./record-answers";
import { verdict } from "./verdict-answer";

// What the read API answers. Integration tests hold real answers against these schemas, so they cannot drift apart.

const time = z.iso.datetime();
const texts = z.record(z.string(), z.string());
const state = z.enum(VERDICT_STATES);
export const deployment = z.strictObject({
  id: z.uuid(),
  externalId: z.string().nullable().describe("The id that its sender gave it."),
  service: z.string(),
  environment: z.string(),
  version: z.string(),
  commit: z.string().nullable(),
  status: z.enum(DEPLOYMENT_STATUSES),
  requestedAt: time.nullable(),
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  occurredAt: time.describe("When it got to its status; lists are ordered by it."),
  endedAt: time.nullable().describe("When its time in the environment ended."),
  endedBy: z.enum(["next", "rollback"]).nullable(),
  isRollback: z.boolean().describe("It puts an earlier version back."),
  emergency: z.boolean(),
  source: z.string().describe("Whose word counts most of those that tell of it; `telemetry` when nobody announced it."),
  recorded: z.boolean().describe("false: telemetry shows the version, and nobody announced it."),
  title: z.string().nullable().describe("How a person calls a change that nobody announced."),
  carriedBy: z.enum(["sender", "commits"]).nullable().describe("How it is known what it carries."),
  carriedReason: z.string().nullable().describe("Why it is not known, or why it carries nothing."),
  release: z.string(),
  ref: z.string().nullable(),
  repository: z.string().nullable(),
  changeRequest: z.string().nullable(),
  approvedBy: z.array(z.string()),
  actor: z.string().nullable(),
  pipelineUrl: z.string().nullable(),
  configHash: z.string().nullable(),
  plannedFor: time.nullable(),
  links: texts,
  labels: texts,
  demo: z.boolean(),
  verdicts: z.partialRecord(z.enum(HORIZONS), state).describe("The state at each horizon that was looked at."),
});

/** When a change passed through its stages. */
export const changeMoments = {
  firstCommitAt: time.nullable(),
  openedAt: time.nullable(),
  readyAt: time.nullable(),
  firstReviewAt: time.nullable(),
  approvedAt: time.nullable(),
  mergedAt: time.nullable(),
};

const facts = {
  id: z.string(),
  repository: z.string().describe("Empty while only a deployment without a repository told of it."),
  number: z.number().nullable(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  bot: z.boolean(),
  ...changeMoments,
  closedAt: time.nullable(),
  mergeCommit: z.string().nullable(),
  commits: z.array(z.string()),
  additions: z.number().nullable(),
  deletions: z.number().nullable(),
  files: z.number().nullable(),
  baseBranch: z.string().nullable(),
  headCommit: z.string().nullable(),
  headBranch: z.string().nullable(),
  draft: z.boolean(),
  reviews: z
    .array(z.strictObject({ reviewer: z.string(), state: z.string(), at: time, bot: z.boolean() }))
    .describe("The last word of each reviewer; `dismissed`: an approval that was taken back."),
  tickets: z.array(z.string()).describe("Keys of tickets, change requests and incidents in its title, branch or text."),
  labels: texts,
  demo: z.boolean(),
};

export const change = z.strictObject({ ...facts, deployments: z.array(z.uuid()).describe("Deployments that carry it.") });

export const changeDetail = change.extend({
  linked: z
    .array(
      z.strictObject({
        kind: z.enum(["ticket", "change-request", "incident"]),
        id: z.string(),
        key: z.string(),
        title: z.string().nullable(),
        status: z.string(),
        url: z.string().nullable(),
      }),
    )
    .describe("What is known of the tickets that it mentions."),
});

export const deploymentDetail = deployment.extend({
  verdicts: z.array(verdict),
  previous: z.strictObject({ id: z.uuid(), version: z.string() }).nullable(),
  sources: z
    .array(
      z.strictObject({
        source: z.string().describe("As in `github`; `github/pipeline` for what a run of its workflows is taken for."),
        connection: z.string(),
        externalId: z.string().nullable(),
        status: z.enum(DEPLOYMENT_STATUSES),
        startedAt: time.nullable(),
        finishedAt: time.nullable(),
        sameBy: z
          .enum(["commit", "version", "seen", "decided"])
          .nullable()
          .describe("Why it is taken for the same; null for the one that names it."),
        confidence: z.number().nullable(),
      }),
    )
    .describe("Everyone who tells of it, the one whose word counts most first."),
  changes: z.array(z.strictObject(facts)),
  changeRequests: z.array(changeRequest).describe("Those that it names, and those that its changes mention."),
  incidents: z.array(z.strictObject({ id: z.string(), title: z.string(), source: z.string(), confidence: z.number() })),
});

export const release = z.strictObject({
  id: z.string(),
  name: z.string(),
  createdAt: time.describe("When it was first heard of."),
  demo: z.boolean(),
  components: z.array(z.strictObject({ service: z.string(), version: z.string() })),
});

export const releaseDetail = release.extend({ deployments: z.array(deployment) });

export const incident = z.strictObject({
  id: z.string(),
  title: z.string(),
  status: z.enum(INCIDENT_STATUSES),
  severity: z.string().nullable(),
  openedAt: time,
  acknowledgedAt: time.nullable(),
  resolvedAt: time.nullable(),
  periods: z.array(z.strictObject({ from: time, to: time.nullable() })).describe("When users were hurt."),
  services: z.array(z.string()),
  environment: z.string().nullable(),
  causedBy: z.array(z.string()),
  fixedBy: z.array(z.string()),
  mergedInto: z.string().nullable().describe("The incident that this one was merged into; it counts there."),
  dismissed: z.boolean().describe("Its sender says that it was none after all; it counts nowhere."),
  source: z.string().describe("What told of it first: api, pagerduty, …"),
  url: z.string().nullable(),
  labels: texts,
  demo: z.boolean(),
  causes: z.array(
    z.strictObject({
      deploymentId: z.uuid(),
      service: z.string(),
      environment: z.string(),
      version: z.string(),
      release: z.string(),
      source: z.enum(["declared", "confirmed", "automatic"]),
      confidence: z.number(),
      evidence: z.array(z.string()),
    }),
  ),
});

export const pipelineVerdict = z.strictObject({
  service: z.string(),
  environment: z.string(),
  version: z.string(),
  deployment: z.uuid(),
  ok: z.boolean().nullable().describe("Null while, or if, it cannot be told: silence is not health."),
  state,
  horizon: z.enum(HORIZONS),
  score: z.number().nullable().describe("100 healthy, or dismissed by a person; 50 suspect; 0 regressed or taken back."),
  evidence: z.array(z.string()),
  needed: z
    .strictObject({ requests: z.number(), minutes: z.number().nullable(), visibleRatio: z.number().nullable() })
    .nullable()
    .describe("What it would take to tell, when it cannot be told."),
  method: z.string().nullable().describe("Version of the method; null before the first look."),
  decided: z
    .strictObject({ kind: z.enum(["confirmed", "dismissed"]), state, reason: z.string(), by: z.string(), at: z.iso.datetime() })
    .nullable()
    .describe("A person's word on the verdict. What was dismissed is not held against the version."),
  retryAfterSeconds: z.number().nullable().describe("When to ask again; null when the answer will not change any more."),
});

export const gate = z.strictObject({
  service: z.string(),
  environment: z.string(),
  version: z.string(),
  decision: z.enum(GATE_DECISIONS).describe("The worst of all checks. What nobody knows anything about is never allowed."),
  reasons: z.array(z.string()).describe("The worst first."),
  links: z.array(z.string()).describe("Where to look."),
  checks: z.array(
    z.strictObject({
      check: z.enum(["verdict", "earlier", "incident", "budget", "unknown"]),
      decision: z.enum(GATE_DECISIONS),
      reason: z.string(),
      link: z.string().nullable(),
    }),
  ),
});

/** A part of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable().describe("The cursor of the next part; null at the end.") });
