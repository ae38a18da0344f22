import type { Snapshot } from "./snapshot";

/** What the delivery metrics of this installation go by. */
export type DeliverySettings = {
  /** IANA zone of the calendar days. */
  readonly zone: string;
  /** For how long a deployment is watched before it counts as one that hurt nobody. */
  readonly observationHours: number;
  /** From which confidence on an automatic attribution counts, 0 to 1. */
  readonly confidence: number;
};

/** The settings of this snapshot; the defaults while there are none. */
export async function deliverySettings(client: Snapshot): Promise<DeliverySettings> {
  const { rows } = await client.query<DeliverySettings>(
    `select timezone as zone, "observationHours", confidence from "Workspace" where id = 1`,
  );
  return rows[0] ?? { zone: "UTC", observationHours: 24, confidence: 0.8 };
}
