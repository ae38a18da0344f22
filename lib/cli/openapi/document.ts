import { z } from "zod";
import { approvalBody } from "@/lib/ingest/events/approval-body";
import { changeBody } from "@/lib/ingest/events/change-body";
import { changeRequestBody } from "@/lib/ingest/events/change-request-body";
import { deploymentBody } from "@/lib/ingest/events/deployment-body";
import { flagBody } from "@/lib/ingest/events/flag-body";
import { incidentBody } from "@/lib/ingest/events/incident-body";
import * as answers from "./answers";
import { CAUSE_ANSWERS, CAUSES } from "./causes";
import { CONNECTION_ANSWERS } from "./connection-answers";
import { CONNECTIONS } from "./connections";
import { DECISION_ANSWERS, DECISIONS } from "./decisions";
import { DELIVERY_ANSWERS, DELIVERY_READS } from "./delivery-reads";
import { ENVIRONMENT_ANSWERS, ENVIRONMENTS } from "./environments";
import { eventOperation } from "./events";
import { HOOKS } from "./hooks";
import { listResult, problem, storedItem } from "./intake-answers";
import { type JsonSchema, jsonSchemas } from "./json-schema";
import { METRICS, promotedMetrics } from "./metrics";
import { OBJECTIVE_ANSWERS, OBJECTIVES } from "./objectives";
import { type Operation, openapiOperation } from "./operation";
import { READS } from "./reads";
import { RECORD_ANSWERS, RECORD_READS } from "./record-reads";
import { SIGNALS } from "./signals";
import { verdict } from "./verdict-answer";

const BODIES = {
  DeploymentEvent: deploymentBody,
  IncidentEvent: incidentBody,
  ChangeEvent: changeBody,
  ChangeRequestEvent: changeRequestBody,
  ApprovalEvent: approvalBody,
  FlagEvent: flagBody,
};

const ANSWERS: Readonly<Record<string, z.ZodType>> = {
  Verdict: verdict,
  Deployment: answers.deployment,
  DeploymentDetail: answers.deploymentDetail,
  DeploymentPage: answers.pageOf(answers.deployment),
  Release: answers.release,
  ReleaseDetail: answers.releaseDetail,
  ReleasePage: answers.pageOf(answers.release),
  Incident: answers.incident,
  IncidentPage: answers.pageOf(answers.incident),
  Change: answers.change,
  ChangeDetail: answers.changeDetail,
  ChangePage: answers.pageOf(answers.change),
  ...RECORD_ANSWERS,
  ...ENVIRONMENT_ANSWERS,
  ...CONNECTION_ANSWERS,
  ...DECISION_ANSWERS,
  ...CAUSE_ANSWERS,
  ...DELIVERY_ANSWERS,
  ...OBJECTIVE_ANSWERS,
  PipelineVerdict: answers.pipelineVerdict,
  Gate: answers.gate,
  PromotedMetrics: promotedMetrics,
  StoredEvent: z.union([storedItem, listResult]),
  ListResult: listResult,
  Problem: problem,
};

const POSTS: Readonly<Record<string, Operation>> = {
  "/api/v1/events/deployments": eventOperation("deployments", "Tell of a deployment", "DeploymentEvent"),
  "/api/v1/events/incidents": eventOperation("incidents", "Tell of an incident", "IncidentEvent"),
  "/api/v1/events/changes": eventOperation("changes", "Tell of a change", "ChangeEvent"),
  "/api/v1/events/change-requests": eventOperation("change-requests", "Tell of a change request", "ChangeRequestEvent"),
  "/api/v1/events/approvals": eventOperation("approvals", "Tell of an approval", "ApprovalEvent"),
  "/api/v1/events/flags": eventOperation("flags", "Tell of a feature flag", "FlagEvent"),
};

const DESCRIPTION = [
  "Times are RFC 3339; answers are in UTC. Lists come in parts: pass `next` as `cursor`.",
  "Every refusal is application/problem+json and says in `fix` what to do; `requestId` finds it in the log.",
  "A token may be restricted to services and environments. What it does not reach does not exist for it.",
].join("\n\n");

/** The whole HTTP interface, from the schemas that check what comes in. */
export function openapiDocument(): JsonSchema {
  const gets = { ...READS, ...DELIVERY_READS, ...RECORD_READS, ...SIGNALS.gets };
  const posts = { ...POSTS, ...HOOKS, ...DECISIONS, ...SIGNALS.posts };
  return {
    openapi: "3.1.0",
    info: {
      title: "Wake",
      version: "1",
      summary: "Deployments, changes, incidents and signals in; verdicts out.",
      description: DESCRIPTION,
    },
    servers: [{ url: "/" }],
    tags: ["Events in", "Signals", "Verdicts", "Delivery", "Records", "Connections"].map((name) => ({ name })),
    paths: {
      ...mapped(posts, (operation) => ({ post: openapiOperation(operation) })),
      ...mapped(gets, (operation) => ({ get: openapiOperation(operation) })),
      ...mapped(CAUSES, (methods) => mapped(methods, openapiOperation)),
      ...mapped(CONNECTIONS, (methods) => mapped(methods, openapiOperation)),
      ...mapped(ENVIRONMENTS, (methods) => mapped(methods, openapiOperation)),
      ...mapped(OBJECTIVES, (methods) => mapped(methods, openapiOperation)),
      ...mapped(METRICS, (methods) => mapped(methods, openapiOperation)),
    },
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "A token made under Settings, Tokens." } },
      schemas: { ...jsonSchemas(BODIES, "input"), ...jsonSchemas(ANSWERS, "output") },
    },
  };
}

const mapped = <Value>(values: Readonly<Record<string, Value>>, change: (value: Value) => JsonSchema): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
