import { instruments } from "./instruments";

/** What is asked of a connection pool: to tell when a connection is taken and given back. */
type Pool = {
  on(event: "acquire", heard: (client: object) => void): unknown;
  on(event: "release", heard: (error: Error, client: object) => void): unknown;
};

/** Notes for how long each connection of a pool is in use. */
export function observePool(pool: Pool): void {
  const sinceMs = new WeakMap<object, number>();
  pool.on("acquire", (client) => {
    if (instruments() !== null) sinceMs.set(client, performance.now());
  });
  pool.on("release", (_error, client) => {
    const since = sinceMs.get(client);
    if (since !== undefined) instruments()?.connections.record((performance.now() - since) / 1_000, { "db.system.name": "postgresql" });
  });
}
