import type { CalendarDay } from "@/lib/domain/calendar";
import { groupBy } from "@/lib/domain/group-by";
import { production } from "../rows/places";
import type { Snapshot } from "../snapshot";
import { carriersOf, changesListing, deploymentsNamed, deploymentsOfIncidents, deploymentsThemselves } from "./followed";
import { thoseGone } from "./gone";
import type { Mark } from "./marks";
import { neighboursOf, sharersAfter } from "./moved";
import { deploymentsOfServices } from "./owners";
import { namedByLabels, revertedIn } from "./repaired";
import type { StaleSpot } from "./spot";

/** How marks of one kind become the places and times whose facts may differ. */
type Follow = (client: Snapshot, marks: readonly Mark[]) => Promise<StaleSpot[]>;

const FOLLOW: Readonly<Record<string, Follow>> = {
  day: async (_, marks) => marks.map(({ key }) => ({ service: null, environment: null, at: key as CalendarDay })),
  own: async (_, marks) => marks.flatMap(standing),
  moved: async (client, marks) => [
    ...marks.flatMap(standing),
    ...(await neighboursOf(client, marks)),
    ...(await sharersAfter(client, marks)),
    ...(await revertedIn(client, "moved", marks)),
  ],
  deployment: (client, marks) => deploymentsThemselves(client, keysOf(marks)),
  linked: async (client, marks) => [
    ...(await deploymentsThemselves(
      client,
      marks.flatMap(({ deployment }) => deployment ?? []),
    )),
    ...(await sharersAfter(client, marks)),
    ...(await revertedIn(client, "linked", marks)),
  ],
  unlinked: async (client, marks) => {
    const gone = await thoseGone(client, marks);
    return [...(await carriersOf(client, keysOf(gone))), ...(await revertedIn(client, "unlinked", gone))];
  },
  change: async (client, marks) => [...(await carriersOf(client, keysOf(marks))), ...(await revertedIn(client, "change", marks))],
  commit: async (client, marks) => carriersOf(client, await changesListing(client, keysOf(marks))),
  incident: (client, marks) => deploymentsOfIncidents(client, keysOf(marks)),
  word: (client, marks) => deploymentsNamed(client, keysOf(marks)),
  names: namedByLabels,
  service: (client, marks) => deploymentsOfServices(client, keysOf(marks)),
};

/**
 * The places and times that marks concern, as the database stands in this snapshot: every deployment to production whose facts may differ
 * from those that were worked out before, and where one stood that went or moved. `everything` when all days have to be worked out again.
 */
export async function spotsOf(client: Snapshot, marks: readonly Mark[]): Promise<StaleSpot[] | "everything"> {
  const spots: StaleSpot[] = [];
  for (const [kind, own] of groupBy(marks, (mark) => mark.kind)) {
    const follow = FOLLOW[kind];
    // Of a whole environment nearly everything is concerned, and so it is of what nobody knows here.
    if (follow === undefined) return "everything";
    spots.push(...(await follow(client, own)));
  }
  const counted = new Set(await production(client));
  return spots.filter(({ environment }) => environment === null || counted.has(environment));
}

const keysOf = (marks: readonly Mark[]): string[] => [...new Set(marks.map(({ key }) => key))];

const standing = ({ service, environment, at }: Mark): StaleSpot[] => (at === null ? [] : [{ service, environment, at }]);
