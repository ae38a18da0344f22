import type { Selection } from "@/lib/domain/delivery-row";
import type { Snapshot } from "./snapshot";

/** Every service with its team; null for one that has none. */
export type TeamsOfServices = ReadonlyMap<string, string | null>;

export async function teamsOfServices(client: Snapshot): Promise<TeamsOfServices> {
  const { rows } = await client.query<{ service: string; team: string | null }>({
    name: "teams-of-services",
    text: `select s.name as service, t.name as team from "Service" s left join "Team" t on t.id = s."teamId" order by s.name`,
  });
  return new Map(rows.map(({ service, team }) => [service, team]));
}

/** The names of the services of a selection, none where its service or team is unknown; null for all of them. */
export function servicesIn(teams: TeamsOfServices, { service, team }: Pick<Selection, "service" | "team">): readonly string[] | null {
  if (service === null && team === null) return null;
  if (service !== null) return teams.has(service) && (team === null || teams.get(service) === team) ? [service] : [];
  return [...teams].flatMap(([name, of]) => (of === team ? name : []));
}
