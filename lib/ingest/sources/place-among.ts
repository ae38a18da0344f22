import { tierOf } from "@/lib/domain/tier";
import { mapped, type Placed, placeOf } from "./place";
import type { SourceSettings } from "./source-settings";

type Told = {
  readonly service: string | null;
  /** Words that may name the environment, the likeliest first; the first that is said stands when nothing else is known. */
  readonly environments: readonly (string | null)[];
  /** Words that name it only when they are mapped or tell a tier: a cluster's address, the name of a project. */
  readonly hints?: readonly (string | null)[];
};

/**
 * Where something belongs that names its environment only by the way, as clusters do: a word that is mapped counts most, then one
 * that tells a tier, then the first that was said, which is listed for mapping.
 */
export function placeAmong(settings: SourceSettings, { service, environments, hints = [] }: Told): Placed {
  const words = [...environments, ...hints].filter((word) => word !== null);
  const environment =
    words.find((word) => mapped(settings.environments, word) !== null) ??
    words.find((word) => tierOf(word) !== "other") ??
    environments.find((word) => word !== null) ??
    null;
  return placeOf(settings, { service, environment });
}

/** The tier that stands first or last in a name such as `checkout-prod`; null when there is none, or nothing beside it. */
export function tierWordIn(name: string | null): string | null {
  const parts = (name ?? "").split(/[-_./]/).filter((part) => part !== "");
  const ends = parts.length < 2 ? [] : [parts.at(-1), parts[0]];
  return ends.find((part) => part !== undefined && tierOf(part) !== "other") ?? null;
}
