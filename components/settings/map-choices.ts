import { TIERS, tierOf } from "@/lib/domain/tier";

type Option = { readonly value: string; readonly label: string };

/** What an environment that a sender speaks of can be: one that is known, or itself, of a tier. Values are `to:<name>` and `tier:<tier>`. */
export const environmentOptions = (said: string, known: readonly string[]): Option[] => [
  { value: "", label: "Choose" },
  ...known.filter((name) => name !== said.toLowerCase()).map((name) => ({ value: `to:${name}`, label: `It is ${name}` })),
  ...TIERS.filter((tier) => tier !== "other").map((tier) => ({
    value: `tier:${tier}`,
    label: said === "" ? `A new one called ${tier}` : `An environment of its own, tier ${tier}`,
  })),
  ...(said === "" ? [] : [{ value: "tier:other", label: "An environment of its own, not on the path to production" }]),
];

/** The choice that the word itself suggests, as `eu-prod-1` does; none when it suggests nothing. */
export function suggestedOption(said: string): string {
  const tier = said
    .split(/[^\p{L}]+/u)
    .map(tierOf)
    .find((one) => one !== "other");
  return tier === undefined ? "" : `tier:${tier}`;
}
