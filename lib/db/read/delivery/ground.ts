import { connectedSince } from "./connected-since";
import { type DeliverySettings, deliverySettings } from "./settings";
import type { Snapshot } from "./snapshot";
import { readUnfolded, type Unfolded } from "./stale-days";
import { type TeamsOfServices, teamsOfServices } from "./teams";

/** What every answer about delivery rests on, whatever it is about. */
export type Ground = {
  readonly settings: DeliverySettings;
  /** When the first event of any source happened; null while nothing was ever told. */
  readonly connectedSince: Date | null;
  readonly teams: TeamsOfServices;
  readonly unfolded: Unfolded;
};

/** Reads it once for all the answers of a snapshot. */
export const readGround = async (client: Snapshot): Promise<Ground> => ({
  settings: await deliverySettings(client),
  connectedSince: await connectedSince(client),
  teams: await teamsOfServices(client),
  unfolded: await readUnfolded(client),
});
