import type { IncidentFacts } from "../facts/facts";
import type { UnmappedRef } from "./adapter";
import { mapped, placeOf } from "./place";
import type { SourceSettings } from "./source-settings";

const MOST = 100;

export type IncidentPlace = {
  readonly facts: Pick<IncidentFacts, "services" | "environment">;
  readonly unmapped: readonly UnmappedRef[];
};

/**
 * What an incident is about, in Wake's words. `services` are names of services and hold as they are when no mapping knows them; `hints`
 * are words that may stand for one (a project, a host) and count only when they are mapped. An incident need not name an environment.
 */
export function incidentPlace(
  settings: SourceSettings,
  said: { readonly services: readonly string[]; readonly hints?: readonly string[]; readonly environment: string | null },
): IncidentPlace {
  const hints = said.hints ?? [];
  const named = said.services.map((name) => mapped(settings.services, name) ?? name);
  const known = named.length > 0 ? named : hints.flatMap((hint) => mapped(settings.services, hint) ?? []);
  const silent = mapped(settings.services, null);
  const services = [...new Set(known.length > 0 || silent === null ? known : [silent])].slice(0, MOST);
  const place = placeOf(settings, { service: services[0] ?? null, environment: said.environment });
  return {
    facts: { ...(services.length > 0 ? { services } : {}), ...(place.environment === null ? {} : { environment: place.environment }) },
    unmapped: [
      ...(services.length > 0 ? [] : [{ kind: "service" as const, said: hints[0] ?? "" }]),
      ...(said.environment === null ? [] : place.unmapped.filter(({ kind }) => kind === "environment")),
    ],
  };
}
