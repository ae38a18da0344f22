import { z } from "zod";
import { TIERS } from "@/lib/domain/tier";

const named = (what: string) => z.string(`Name the ${what}.`).trim().min(1, `Name the ${what}.`).max(200, "Use at most 200 characters.");

const tier = z.enum(TIERS, `Choose one of ${TIERS.join(", ")}.`);
const position = z.int("Use a whole number from 0 to 999.").min(0, "Use 0 or more.").max(999, "Use at most 999.");

/** What can be said of an environment: at least one of both. */
export const environmentChange = z
  .object({
    tier: tier.optional().describe("Where it stands on the path to production; `other` is off the path."),
    position: position.optional().describe("Its place among environments of the same tier, from 0."),
  })
  .refine((change) => change.tier !== undefined || change.position !== undefined, { message: "Say a tier or a position.", path: ["tier"] });

export const environmentInput = environmentChange.safeExtend({ name: named("environment") });

export const teamInput = z.object({ name: named("team") });

export const teamRename = z.object({ team: named("team"), name: named("team") });

/** Null or empty: it is nobody's. */
export const serviceTeamInput = z.object({
  service: named("service"),
  team: z
    .string()
    .trim()
    .max(200, "Use at most 200 characters.")
    .nullable()
    .transform((team) => (team === "" ? null : team)),
});

/** A word of a sender and what it means here; `tier` is said of an environment that is to be made or settled. */
export const wordInput = z.object({
  connection: named("connection"),
  kind: z.enum(["service", "environment"], "Choose service or environment."),
  said: z.string().max(300),
  to: named("name that Wake shall use"),
  tier: tier.optional(),
});
