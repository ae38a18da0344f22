import { z } from "zod";

const name = z.string().trim().min(1).max(200);
const words = z.array(name).max(100);
/** By what the sender says; an empty key stands for "says nothing". */
const names = z.record(z.string().max(300), name).refine((map) => Object.keys(map).length <= 2_000, "has more than 2,000 entries");

const workflow = z.object({
  /** Path or name of a workflow or pipeline, such as `.github/workflows/deploy.yml`. */
  workflow: name,
  environment: name,
  /** Null: the service that the repository maps to. */
  service: name.nullable().default(null),
});

/** How Wake asks a ServiceNow instance itself; the password is the newest secret of the connection. */
const poll = z.object({
  url: z
    .url({ protocol: /^https?$/, error: "is not an http or https address" })
    .max(500)
    .transform((url) => new URL(url).origin),
  user: name,
  tables: z
    .array(z.enum(["change_request", "incident", "sysapproval_approver"]))
    .min(1)
    .max(3)
    .default(["change_request", "incident", "sysapproval_approver"]),
  everyMinutes: z.number().int().min(1).max(1_440).default(5),
});

/** How a connection's words map to Wake's, and what counts as what. Every part has a default that changes nothing. */
export const sourceSettings = z.object({
  /** Sender's name of a service, repository or application -> service. */
  services: names.default({}),
  /** Sender's name of an environment, cluster or namespace -> environment. */
  environments: names.default({}),
  /** Runs of these workflows are deployments. */
  workflows: z.array(workflow).max(100).default([]),
  /** Issues and tickets with one of these labels or types are incidents. */
  incidentLabels: words.default(["incident"]),
  /** Alerts of these severities are incidents. */
  incidentSeverities: words.default(["critical", "page"]),
  /** A new commit takes earlier approvals back. */
  dismissApprovals: z.boolean().default(false),
  /** Environment names of the form `checkout/production` name the service as well. */
  serviceInEnvironment: z.boolean().default(false),
  /** Ask for what changed instead of waiting for it; ServiceNow only. */
  poll: poll.optional(),
});

export type SourceSettings = z.output<typeof sourceSettings>;

export const NO_SETTINGS: SourceSettings = sourceSettings.parse({});
