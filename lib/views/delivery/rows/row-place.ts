import type { DeliveryRow } from "@/lib/domain/delivery-row";

/** Which deployment a row is of, and where it went. */
export type RowPlace = {
  readonly deployment: string;
  readonly release: string;
  readonly service: string;
  readonly team: string | null;
  readonly environment: string;
  readonly version: string;
};

export const placeOf = ({ id, releaseId, service, team, environment, version }: DeliveryRow): RowPlace => ({
  deployment: id,
  release: releaseId,
  ...{ service, team, environment, version },
});
