import { z } from "zod";
import { WORD_KINDS } from "@/lib/domain/incident-word";
import { CANDIDATE_KINDS } from "@/lib/domain/suspect";
import { VERDICT_STATES } from "@/lib/domain/verdict";
import { incidentDecision } from "@/lib/services/decision/incident";
import { verdictDecision } from "@/lib/services/decision/verdict";
import { jsonSchema } from "./json-schema";
import { type Operation, REFUSALS } from "./operation";
import { oneOperation } from "./reads";

const time = z.iso.datetime();
const key = z.string().describe("`deployment:<id>`, `flag:<id>` or `none`.");
const reason = z.strictObject({
  kind: z.string(),
  weight: z.number().describe("What it adds to the natural logarithm of the odds."),
  sentence: z.string(),
});
const suspect = z.strictObject({
  candidate: z.strictObject({
    key,
    kind: z.enum(CANDIDATE_KINDS),
    id: z.string().nullable(),
    service: z.string().nullable(),
    environment: z.string().nullable(),
    version: z.string().nullable(),
    at: time.nullable().describe("When it began to take effect."),
    recorded: z.boolean().describe("false: telemetry shows the version, and nobody announced it."),
    configuration: z.boolean().describe("The version stayed, its configuration did not."),
    title: z.string(),
  }),
  posterior: z.number().describe("0 to 1."),
  for: z.array(reason).describe("Strongest first."),
  against: z.array(reason),
});
const said = {
  id: z.uuid(),
  kind: z.enum(WORD_KINDS),
  reason: z.string(),
  by: z.string().describe("Name of the person or token."),
  decidedAt: time,
};

/** What is answered about causes, by name. */
export const CAUSE_ANSWERS: Readonly<Record<string, z.ZodType>> = {
  Suspects: z.strictObject({
    incident: z.string(),
    detectedAt: time,
    onsetAt: time.nullable().describe("When the harm began by the signals; null when they do not show it."),
    decided: z.boolean().describe("false while the first place has less than half of the odds."),
    suspects: z.array(suspect).describe("Best first; “no release” is always among them once they were worked out."),
    blast: z.strictObject({
      services: z.array(
        z.strictObject({ service: z.string(), onsetAt: time.nullable(), failing: z.number().nullable().describe("Share of requests.") }),
      ),
      edges: z.array(z.tuple([z.string(), z.string()])).describe("Caller and callee."),
    }),
    at: time.nullable().describe("Null: not worked out yet."),
    method: z.string().nullable(),
    sentence: z.string().describe("How to read it."),
  }),
  IncidentDecisions: z.strictObject({
    incident: z.string(),
    confirmed: z.array(key).describe("What people hold to be the cause."),
    dismissed: z.array(key),
    decisions: z.array(z.strictObject({ ...said, candidate: key })).describe("Everything that was said, oldest first."),
  }),
  VerdictDecisions: z.strictObject({
    deployment: z.uuid(),
    decisions: z
      .array(z.strictObject({ ...said, deploymentId: z.uuid(), state: z.enum(VERDICT_STATES).describe("What was decided about.") }))
      .describe("Oldest first: the last one counts."),
  }),
};

const read = (words: Pick<Operation, "id" | "title" | "text">, noun: string, description: string, schema: string): Operation => {
  const one = oneOperation(noun, words.text, schema);
  return { ...one, ...words, answers: { ...one.answers, "200": { description, schema } } };
};

const decide = (
  noun: "incident" | "deployment",
  words: Pick<Operation, "id" | "title" | "text">,
  body: { readonly schema: z.ZodType; readonly example: unknown; readonly answer: string; readonly wrong: string },
): Operation => ({
  ...words,
  tag: "Records",
  scope: "admin",
  path: ["id"],
  body: { text: "The word.", content: { "application/json": { example: body.example, schema: jsonSchema(body.schema, "input") } } },
  answers: {
    "200": { description: "It holds.", schema: body.answer },
    ...REFUSALS,
    "400": { description: "Not JSON.", schema: "Problem" },
    "404": { description: `There is no such ${noun}, or the token does not reach it.`, schema: "Problem" },
    "409": { description: "Somebody decided in the meantime.", schema: "Problem" },
    "422": { description: body.wrong, schema: "Problem" },
  },
});

/** What is read and said about causes and verdicts, by path and method. */
export const CAUSES: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "/api/v1/incidents/{id}/suspects": {
    get: read(
      {
        id: "read-suspects",
        title: "Read the suspects of an incident",
        text: "What may have caused it, ranked, with the evidence for and against each candidate, “no release” among them.",
      },
      "incident",
      "The ranking.",
      "Suspects",
    ),
  },
  "/api/v1/incidents/{id}/decisions": {
    get: read(
      {
        id: "list-incident-decisions",
        title: "List decisions on the cause of an incident",
        text: "What people said of its cause, and what of it holds.",
      },
      "incident",
      "What was said.",
      "IncidentDecisions",
    ),
    post: decide(
      "incident",
      {
        id: "decide-incident",
        title: "Decide on the cause of an incident",
        text: "Confirmed, a deployment counts as one that hurt; dismissed, it is not the cause, whoever else says so. “No release” leaves no cause. Withdrawn, what held before holds again. It is audited, and figures follow at once.",
      },
      {
        schema: incidentDecision,
        example: { candidate: "none", kind: "confirmed", reason: "The card network was down." },
        answer: "IncidentDecisions",
        wrong: "A field is wrong, there is no such candidate, or nothing to withdraw.",
      },
    ),
  },
  "/api/v1/deployments/{id}/verdict-decisions": {
    get: read(
      {
        id: "list-verdict-decisions",
        title: "List decisions on the verdict of a deployment",
        text: "What people said of the verdict on it.",
      },
      "deployment",
      "What was said.",
      "VerdictDecisions",
    ),
    post: decide(
      "deployment",
      {
        id: "decide-verdict",
        title: "Decide on the verdict of a deployment",
        text: "In the state it is in. A `regressed` that is dismissed no longer makes its deployment one that hurt, until that is withdrawn. It is audited, and figures follow at once.",
      },
      {
        schema: verdictDecision,
        example: { kind: "dismissed", reason: "A load test." },
        answer: "VerdictDecisions",
        wrong: "A field is wrong, there is no verdict yet, or nothing to withdraw.",
      },
    ),
  },
};
