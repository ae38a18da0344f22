import type { Snapshot } from "../snapshot";

/** Which environments are production, whose each service is, and whether any incident says what repaired it. */
export type Places = {
  readonly production: readonly string[];
  readonly teams: ReadonlyMap<string, string>;
  readonly repairsNamed: boolean;
};

export async function placesOf(client: Snapshot): Promise<Places> {
  const { rows } = await client.query<{ service: string; team: string }>(
    `select s.name as service, t.name as team from "Service" s join "Team" t on t.id = s."teamId"`,
  );
  const named = await client.query(`select 1 from "Incident" where "fixedBy" <> '{}' limit 1`);
  return {
    production: await production(client),
    teams: new Map(rows.map(({ service, team }) => [service, team])),
    repairsNamed: named.rows.length > 0,
  };
}

/** The names of the environments that are production. */
export async function production(client: Snapshot): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select name from "Environment" where tier = 'production' order by name`);
  return rows.map(({ name }) => name);
}
