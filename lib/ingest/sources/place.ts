import { tierOf } from "@/lib/domain/tier";
import type { UnmappedRef } from "./adapter";
import type { SourceSettings } from "./source-settings";

export type Placed = {
  /** Null when the sender named none, and no mapping says which. */
  readonly service: string | null;
  readonly environment: string | null;
  readonly unmapped: readonly UnmappedRef[];
};

/**
 * Where an event belongs, in Wake's words. A service that is not mapped keeps its sender's name. An environment keeps it too, in
 * lower case, and is listed for mapping unless its name tells its tier or `tierKnown` (the sender said which tier it is).
 */
export function placeOf(
  settings: SourceSettings,
  said: { readonly service: string | null; readonly environment: string | null; readonly tierKnown?: boolean },
): Placed {
  const service = mapped(settings.services, said.service) ?? said.service;
  const known = mapped(settings.environments, said.environment);
  const environment = known ?? said.environment?.toLowerCase() ?? null;
  const clear = environment !== null && (known !== null || said.tierKnown === true || tierOf(environment) !== "other");
  return {
    service,
    environment,
    unmapped: [
      ...(service === null ? [{ kind: "service" as const, said: "" }] : []),
      ...(clear ? [] : [{ kind: "environment" as const, said: said.environment ?? "" }]),
    ],
  };
}

/** What a map says of a word, whatever its case; null when it says nothing. */
export function mapped(map: Readonly<Record<string, string>>, said: string | null): string | null {
  const word = (said ?? "").toLowerCase();
  return Object.entries(map).find(([key]) => key.toLowerCase() === word)?.[1] ?? null;
}
