import { expect, test } from "vitest";
import { deploymentDraft } from "@/lib/ingest/facts/draft";
import type { DeploymentFacts } from "@/lib/ingest/facts/facts";
import type { DeploymentEvent } from "@/lib/ingest/fold/attempts";
import { foldDeployment } from "@/lib/ingest/fold/deployment";
import type { DeploymentRecord } from "@/lib/ingest/fold/deployment-record";
import { mergeRecords } from "@/lib/ingest/fold/merge-records";
import { storedDraft } from "./support/stored";

const at = new Date("2026-03-01T12:00:00Z");
const APPLICATION = "a".repeat(40);
const MANIFESTS = "c".repeat(40);

/** What one source says of a deployment that ended well. */
function record(source: string, facts: Partial<DeploymentFacts>): DeploymentRecord {
  const said = { service: "checkout", environment: "production", version: "1.4.2", status: "succeeded" as const, ...facts };
  const event = { ...storedDraft(deploymentDraft(source, said, { key: source, at, receivedAt: at })), source };
  const [first] = foldDeployment(`dep:${source}`, [event as unknown as DeploymentEvent]);
  if (first === undefined) throw new Error("no record");
  return first;
}

const config = { commit: MANIFESTS, commitOf: "config", repository: "https://git.example.com/acme/manifests", ref: "main" } as const;

test("the commit of the application holds, with its repository, whoever's word counts more otherwise", () => {
  const application = { commit: APPLICATION, repository: "https://git.example.com/acme/shop" };
  const merged = mergeRecords([record("argocd", config), record("flux", config), record("github", application)]);
  expect(merged).toMatchObject({ source: "argocd", ...application, ref: null, labels: {} });
});

test("the commit of the manifests holds while nobody names another, and is marked", () => {
  const merged = mergeRecords([record("argocd", config), record("api", { repository: "https://git.example.com/acme/shop" })]);
  const { commitOf: _, ...known } = config;
  expect(merged).toMatchObject({ ...known, labels: { revisionOf: "config" } });
});

test("a deployment that a forge's pipelines tell of is the forge's", () => {
  const watched = record("github", { told: "pipeline", commit: APPLICATION });
  expect(watched.source).toBe("github/pipeline");
  expect(mergeRecords([watched])).toMatchObject({ source: "github", commit: APPLICATION });
});
