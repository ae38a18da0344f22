import type { Reach } from "@/lib/domain/access";
import type { Prisma } from "../../generated/client";

/** Restricts a question to the deployments that a reach takes in. */
export const deploymentsWithin = ({ services, environments }: Reach): Prisma.DeploymentWhereInput => ({
  AND: [
    services.length > 0 ? { service: { in: [...services] } } : {},
    environments.length > 0 ? { environment: { in: [...environments] } } : {},
  ],
});
