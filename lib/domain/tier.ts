/** The path to production, in order. `other` is an environment that nobody has mapped yet. */
export const TIERS = ["development", "test", "staging", "production", "other"] as const;
export type Tier = (typeof TIERS)[number];

const NAMES: Readonly<Record<Exclude<Tier, "other">, readonly string[]>> = {
  production: ["prod", "prd", "production", "live"],
  staging: ["stg", "stage", "staging", "preprod", "uat"],
  test: ["test", "qa", "int"],
  development: ["dev", "development", "local", "preview"],
};

/** The tier that an environment's name suggests; `review/*` is development, anything unknown `other`. */
export function tierOf(environment: string): Tier {
  const name = environment.trim().toLowerCase();
  if (name.startsWith("review/")) return "development";
  for (const [tier, names] of Object.entries(NAMES)) if (names.includes(name)) return tier as Tier;
  return "other";
}

/** Position on the path to production; unmapped environments come last. */
export const tierOrder = (tier: Tier): number => TIERS.indexOf(tier);
