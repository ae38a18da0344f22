import pg from "pg";

/** Lends `work` one connection of its own, outside the process's pool, and closes it. */
export async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "wake maintenance" });
  // A connection that breaks rejects the query it interrupts; this event tells the same a second time.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
