import type { DefinitionIncident, DefinitionInput } from "./definition";

/** Incidents that were opened or resolved in a period. */
export const incidentsTouching = ({ incidents, from, to }: DefinitionInput): DefinitionIncident[] => {
  const inside = (instant: number): boolean => instant >= from && instant < to;
  return incidents.filter(({ openedAt, resolvedAt }) => inside(openedAt) || (resolvedAt !== null && inside(resolvedAt)));
};
