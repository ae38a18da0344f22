import { z } from "zod";
import { BURN_RULES, BURN_WINDOWS, OBJECTIVE_KINDS } from "@/lib/domain/objective";
import { OBJECTIVES_QUERY } from "@/lib/http/objective-routes";
import { newObjective, objectiveChange } from "@/lib/services/objective/objective-input";
import { jsonSchema } from "./json-schema";
import { type Answer, type Operation, REFUSALS } from "./operation";

const instant = z.iso.datetime();
const counted = { total: z.int().describe("Requests that count."), bad: z.int().describe("Those of them that broke the promise.") };
const burn = z.number().nullable().describe("How many times as fast as the promise allows; null where no request came.");

const objective = z.strictObject({
  id: z.uuid(),
  service: z.string(),
  environment: z.string(),
  name: z.string(),
  operations: z.array(z.string()).describe("Of a journey; empty for the whole service."),
  kind: z.enum(OBJECTIVE_KINDS),
  target: z.number().describe("Share of requests that shall be good."),
  thresholdMs: z.int().nullable(),
  windowDays: z.int(),
});

const alert = z.strictObject({
  id: z.uuid(),
  rule: z.enum(BURN_RULES),
  startedAt: instant,
  endedAt: instant.nullable().describe("Null while it rings."),
  longBurn: z.number().describe("At its worst, over the long window of the rule."),
  shortBurn: z.number().describe("At its worst, over the short window of the rule."),
  incidentId: z.string().nullable(),
});

const rule = z.strictObject({
  rule: z.enum(BURN_RULES),
  rate: z.number().describe("Rings when both windows burn as fast."),
  long: burn,
  short: burn,
  firing: z.boolean(),
  reason: z.string().nullable().describe("Why it does not ring although it burns fast, or why nothing can be said."),
});

/** Objectives, and how fast one burns. */
export const OBJECTIVE_ANSWERS: Readonly<Record<string, z.ZodType>> = {
  Objective: objective,
  Objectives: z.strictObject({ items: z.array(objective) }),
  ObjectiveBurn: z.strictObject({
    objective,
    at: instant,
    budget: z
      .strictObject({ ...counted, allowed: z.number(), left: z.number().describe("1 untouched, 0 spent, below 0 broken.") })
      .nullable(),
    reason: z.string().nullable(),
    runwayDays: z.number().nullable().describe("Until the budget is spent at the pace of the last six hours; null when nothing burns."),
    windows: z.array(z.strictObject({ window: z.enum(BURN_WINDOWS), minutes: z.int(), ...counted, burn })),
    rules: z.array(rule),
    alerts: z.array(alert).describe("Of the last 28 days, the latest first."),
    days: z.array(z.strictObject({ at: instant, ...counted })).describe("Days (UTC) with requests, oldest first."),
  }),
};

const ABSENT: Readonly<Record<string, Answer>> = {
  "404": { description: "There is none, or the token does not reach it.", schema: "Problem" },
};
const WRONG: Readonly<Record<string, Answer>> = {
  "409": { description: "Another objective of the place has this name.", schema: "Problem" },
  "422": { description: "Every wrong field is named.", schema: "Problem" },
};
const EXAMPLE = { service: "checkout", environment: "production", name: "Availability", kind: "availability", target: 0.999 };
const tag = "Verdicts";

const body = (text: string, schema: z.ZodType, example: unknown): NonNullable<Operation["body"]> => ({
  text,
  content: { "application/json": { example, schema: jsonSchema(schema, "input") } },
});

/** What services promise, by path and method. */
export const OBJECTIVES: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "/api/v1/objectives": {
    get: {
      ...{ tag, scope: "read", id: "list-objectives", title: "List objectives", query: OBJECTIVES_QUERY },
      text: "What services promise, by service, environment and name.",
      answers: {
        "200": { description: "All within reach.", schema: "Objectives" },
        ...REFUSALS,
        "422": { description: "A parameter is wrong.", schema: "Problem" },
      },
    },
    post: {
      ...{ tag, scope: "admin", id: "create-objective", title: "Promise something" },
      text: "Counted over the past at once. Wake looks at it every 30 seconds, rings when its budget burns too fast, and opens an incident unless somebody else did.",
      body: body("The promise.", newObjective, EXAMPLE),
      answers: {
        "201": { description: "It is watched from now on.", schema: "Objective" },
        ...REFUSALS,
        "404": { description: "Nobody spoke of such a service.", schema: "Problem" },
        ...WRONG,
      },
    },
  },
  "/api/v1/objectives/{id}": {
    patch: {
      ...{ tag, scope: "admin", id: "change-objective", title: "Change an objective", path: ["id"] },
      text: "Whatever is left out stays. Its place and its kind stay for good.",
      body: body("What is to be changed.", objectiveChange, { target: 0.9995 }),
      answers: { "200": { description: "As it is now.", schema: "Objective" }, ...REFUSALS, ...ABSENT, ...WRONG },
    },
    delete: {
      ...{ tag, scope: "admin", id: "remove-objective", title: "Remove an objective", path: ["id"] },
      text: "With its alerts. What was measured stays.",
      answers: { "204": { description: "It is gone." }, ...REFUSALS, ...ABSENT },
    },
  },
  "/api/v1/objectives/{id}/burn": {
    get: {
      ...{ tag, scope: "read", id: "read-burn", title: "How fast does a budget burn?", path: ["id"] },
      text: "Burn rates over five windows, what is left of the budget, how every rule stands, and the alerts of 28 days.",
      answers: { "200": { description: "As of now.", schema: "ObjectiveBurn" }, ...REFUSALS, ...ABSENT },
    },
  },
};
