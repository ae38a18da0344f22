import { z } from "zod";

// What the lists of other records answer; integration tests hold real answers against these schemas.

const time = z.iso.datetime().nullable();
const text = z.string().nullable();
const texts = z.array(z.string());
const id = z.string();

export const changeRequest = z.strictObject({
  id,
  number: text.describe("What people call it, such as CHG0000096."),
  title: text,
  type: text,
  status: z.string(),
  emergency: z.boolean(),
  unauthorised: z.boolean(),
  approval: text,
  risk: text,
  impact: text,
  services: texts,
  environment: text,
  openedAt: time,
  plannedStart: time,
  plannedEnd: time,
  startedAt: time,
  finishedAt: time,
  closedAt: time,
  outcome: text,
  requestedBy: text,
  group: text,
  url: text,
});

export const approval = z.strictObject({
  id,
  status: z.string(),
  subject: text.describe("What it is about, as its sender calls it."),
  service: text,
  environment: text,
  requestedAt: time,
  decidedAt: time,
  dueAt: time,
  requestedBy: text,
  approvers: texts,
  decidedBy: texts,
  comment: text,
  url: text,
});

export const flagChange = z.strictObject({
  id,
  flag: z.string(),
  service: text,
  environment: text,
  state: z.string(),
  changedAt: time,
  actor: text,
  url: text,
});

export const alert = z.strictObject({
  id,
  name: text,
  status: z.enum(["firing", "resolved"]),
  severity: text,
  service: text,
  environment: text,
  summary: text,
  startedAt: time,
  endedAt: time,
  labels: z.record(z.string(), z.string()),
  url: text,
});

export const pipelineRun = z.strictObject({
  id,
  name: text,
  repository: text,
  service: text,
  environment: text,
  status: z.enum(["queued", "started", "finished"]),
  outcome: text,
  commit: text,
  ref: text,
  queuedAt: time,
  startedAt: time,
  finishedAt: time,
  url: text,
  actor: text,
});

export const artifact = z.strictObject({
  id,
  service: text,
  version: text,
  repository: text,
  commit: text,
  change: text,
  packagedAt: time,
  publishedAt: time,
});

export const ticket = z.strictObject({
  id,
  key: z.string(),
  title: text,
  status: z.enum(["open", "in_progress", "done"]),
  type: text,
  priority: text,
  resolution: text,
  releases: texts,
  labels: texts,
  openedAt: time,
  closedAt: time,
  url: text,
});

export const commit = z.strictObject({
  id,
  repository: z.string(),
  sha: z.string(),
  parent: text,
  message: text,
  author: text,
  bot: z.boolean(),
  authoredAt: time,
  pushedAt: time,
  branches: texts,
  onMain: z.boolean(),
  files: texts.nullable().describe("Null when its sender does not say which files it touches."),
  tickets: texts,
  url: text,
});

export const publishedRelease = z.strictObject({
  id,
  repository: z.string(),
  tag: z.string(),
  name: text,
  status: z.string(),
  prerelease: z.boolean(),
  ref: text,
  commit: text,
  publishedAt: time,
  url: text,
});
