import type { Snapshot } from "../delivery/snapshot";

/** Where a deployment stands, and when it counts. */
export type Moment = { readonly service: string; readonly environment: string; readonly version: string; readonly at: Date };

/** The place and time of a deployment; null when there is none, or it ended nowhere. */
export async function momentOf(client: Snapshot, deployment: string): Promise<Moment | null> {
  const { rows } = await client.query<Moment>(
    `select service, environment, version, coalesce("reachedAt", "attemptedAt") as at from "Deployment"
      where id = $1::uuid and coalesce("reachedAt", "attemptedAt") is not null`,
    [deployment],
  );
  return rows[0] ?? null;
}
