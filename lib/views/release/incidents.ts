import { type CausedIncident, incidentsCausedBy } from "@/lib/db/read/incident/caused-by";
import { incidentsSuspecting } from "@/lib/db/read/incident/suspecting";
import { suspicionOf } from "@/lib/db/read/suspicion/of-incident";
import type { Reach } from "@/lib/domain/access";
import { deploymentCandidate } from "@/lib/domain/incident-word";
import type { SuspectBoard } from "@/lib/domain/suspect";
import { incidentHref } from "@/lib/urls/incident";
import { boardWithin } from "../incident/board-within";

/** An incident of a release, with what Wake itself thinks of its cause. */
export type ReleaseIncident = CausedIncident & {
  readonly href: string;
  /** The chance that Wake gives this release, whoever named it; null where its ranking leaves it out, or there is none. */
  readonly posterior: number | null;
  /** The others of the ranking, the likeliest first. */
  readonly considered: readonly { readonly title: string; readonly posterior: number }[];
};

/** An incident of which this release is suspected first, and that nobody laid at its door. */
export type SuspectedIn = { readonly title: string; readonly href: string; readonly openedAt: Date; readonly posterior: number };

export type ReleaseIncidents = { readonly caused: readonly ReleaseIncident[]; readonly suspected: readonly SuspectedIn[] };

const MOST_BOARDS = 10;
const MOST_CONSIDERED = 3;
/** Less than this is not worth naming. */
const WORTH_NAMING = 0.01;

/** What a deployment is held to have caused, and what it may have. One ranking is read for each incident, of ten at most. */
export async function readReleaseIncidents(
  deployment: { readonly id: string; readonly environment: string },
  reach: Reach,
): Promise<ReleaseIncidents> {
  const [caused, suspected] = await Promise.all([incidentsCausedBy(deployment.id), incidentsSuspecting(deployment.id, reach)]);
  const boards = await Promise.all(caused.slice(0, MOST_BOARDS).map(({ id }) => suspicionOf(id)));
  return {
    caused: caused.map((incident, place) => incidentOf(incident, boards[place] ?? null, deployment, reach)),
    suspected: suspected.map(({ id, ...rest }) => ({ ...rest, href: incidentHref({ id }) })),
  };
}

function incidentOf(
  incident: CausedIncident,
  found: SuspectBoard | null,
  { id, environment }: { readonly id: string; readonly environment: string },
  reach: Reach,
): ReleaseIncident {
  const suspects = found === null ? [] : boardWithin(found, environment, reach).board.suspects;
  const own = deploymentCandidate(id);
  return {
    ...incident,
    href: incidentHref({ id: incident.id }),
    posterior: suspects.find(({ candidate }) => candidate.key === own)?.posterior ?? null,
    considered: suspects
      .filter(({ candidate, posterior }) => candidate.key !== own && posterior >= WORTH_NAMING)
      .slice(0, MOST_CONSIDERED)
      .map(({ candidate, posterior }) => ({ title: candidate.title, posterior })),
  };
}
