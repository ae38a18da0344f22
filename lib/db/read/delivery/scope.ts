import type { Selection } from "@/lib/domain/delivery-row";

/** Stands for every production environment together in `DeliveryDay.environment`. */
export const ALL_ENVIRONMENTS = "*";

/** The `DeliveryDay.scope` of a selection. One service lies in one team, so of both the service decides. */
export const scopeOf = ({ service, team }: Pick<Selection, "service" | "team">): string =>
  service !== null ? `service:${service}` : team !== null ? `team:${team}` : "all";
