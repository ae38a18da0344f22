import { z } from "zod";
import { TIERS } from "@/lib/domain/tier";
import { environmentChange } from "@/lib/services/catalogue/catalogue-input";
import { jsonSchema } from "./json-schema";
import { type Operation, REFUSALS } from "./operation";

const environment = {
  name: z.string(),
  tier: z.enum(TIERS).describe("`other` is an environment that nobody has mapped, or that is off the path to production."),
  position: z.int().describe("Its place among environments of the same tier."),
  settled: z.boolean().describe("A person said which tier it is; no sender's word changes it."),
};

/** Environments, and one of them after a change. */
export const ENVIRONMENT_ANSWERS: Readonly<Record<string, z.ZodType>> = {
  Environment: z.strictObject(environment),
  Environments: z.strictObject({
    items: z.array(z.strictObject({ ...environment, deployments: z.int(), lastDeployedAt: z.iso.datetime().nullable() })),
  }),
};

/** Where environments stand on the path to production, by path and method. */
export const ENVIRONMENTS: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "/api/v1/environments": {
    get: {
      ...{ tag: "Records", scope: "read" },
      id: "list-environments",
      title: "List environments",
      text: "Every environment that was spoken of, on its way to production; those that nobody mapped come last.",
      answers: { "200": { description: "All of them.", schema: "Environments" }, ...REFUSALS },
    },
  },
  "/api/v1/environments/{name}": {
    patch: {
      ...{ tag: "Records", scope: "admin" },
      id: "settle-environment",
      title: "Settle an environment",
      text: "Says which tier it is, and its place among those of one tier. Everything that depends on tiers follows at once.",
      path: ["name"],
      body: { text: "What is to be changed.", content: { "application/json": { schema: jsonSchema(environmentChange, "input") } } },
      answers: {
        "200": { description: "As it is now.", schema: "Environment" },
        ...REFUSALS,
        "404": { description: "Nobody spoke of such an environment.", schema: "Problem" },
        "422": { description: "There is no such tier, or neither tier nor position was said.", schema: "Problem" },
      },
    },
  },
};
