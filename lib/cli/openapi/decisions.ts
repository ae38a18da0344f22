import { z } from "zod";
import { decision } from "@/lib/services/deployment/decide";
import { jsonSchema } from "./json-schema";
import { type Operation, REFUSALS } from "./operation";

/** What a decision is answered with. */
export const DECISION_ANSWERS: Readonly<Record<string, z.ZodType>> = {
  DecidedDeployment: z.strictObject({
    deployment: z.uuid().nullable().describe("What goes by this id now; null when it is no change."),
    release: z.string().nullable(),
  }),
};

/** What people say of deployments, by path. */
export const DECISIONS: Readonly<Record<string, Operation>> = {
  "/api/v1/deployments/{id}/decisions": {
    id: "decide-deployment",
    tag: "Records",
    title: "Decide on a deployment",
    text: "That two are one, that one source tells of another, what a change is called that nobody announced, or that it is none. It outlives every replay, is audited, and holds until the opposite is said.",
    scope: "admin",
    path: ["id"],
    body: {
      text: "The word, by kind.",
      content: { "application/json": { example: { kind: "different", source: "github" }, schema: jsonSchema(decision, "input") } },
    },
    answers: {
      "200": { description: "It holds.", schema: "DecidedDeployment" },
      ...REFUSALS,
      "400": { description: "Not JSON.", schema: "Problem" },
      "404": { description: "There is no such deployment, or the token does not reach it.", schema: "Problem" },
      "422": { description: "It cannot be so, such as one source telling of the same deployment twice.", schema: "Problem" },
    },
  },
};
