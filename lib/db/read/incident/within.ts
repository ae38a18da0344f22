import type { Reach } from "@/lib/domain/access";
import type { Prisma } from "../../generated/client";

/** Restricts a question to the incidents that a reach takes in: those that name one of its services and its environments. */
export const incidentsWithin = ({ services, environments }: Reach): Prisma.IncidentWhereInput => ({
  AND: [
    services.length > 0 ? { services: { hasSome: [...services] } } : {},
    environments.length > 0 ? { environment: { in: [...environments] } } : {},
  ],
});
