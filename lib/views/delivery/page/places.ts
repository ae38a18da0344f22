import { readServices } from "@/lib/db/read/catalogue/services";
import { teamNames } from "@/lib/db/read/catalogue/teams";
import { busiestScopes } from "@/lib/db/read/delivery/busiest-scopes";
import { readGround } from "@/lib/db/read/delivery/ground";
import { scopeOf } from "@/lib/db/read/delivery/scope";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { type Actor, reachOf } from "@/lib/domain/access";
import { dayOf } from "@/lib/domain/calendar";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/delivery/figure";
import { type Figures, figuresOf } from "@/lib/metrics/delivery/figures";
import { type DeliveryParams, deliveryHref } from "@/lib/urls/delivery";
import type { DeliveryModel, PlaceRow, PlaceTable } from "../model";
import { readFactsOfMany } from "../period-facts";
import type { DeliveryAsked } from "../question";
import { figureInLine } from "../why/equation";

const PAGE_SIZE = 10;
/** Places that are compared by a figure; beyond them only those with the most deployments are. */
const MOST_COMPARED = 200;

type Kind = "team" | "service";
type Place = { readonly name: string; readonly figures: Figures };

/** The figures of each team and of each service of the selection: a page of them, the most deployments first unless asked otherwise. */
export async function placeTables(
  actor: Actor,
  params: DeliveryParams,
  asked: DeliveryAsked,
  now: Date,
): Promise<Pick<DeliveryModel, "teams" | "services">> {
  const { team, service } = asked.selection;
  if (service !== null) return { teams: EMPTY, services: EMPTY };
  const reach = reachOf(actor);
  const [teams, services] = await Promise.all([
    team === null && reach.services.length === 0 ? teamNames() : [],
    readServices({ team, reach }),
  ]);
  const [first, last] = [dayOf(asked.from, asked.zone), dayOf(new Date(asked.to.getTime() - 1), asked.zone)];
  return inSnapshot(async (client) => {
    const sums = await busiestScopes(client, first, last);
    const wanted = {
      team: wantedOf("team", teams, sums, params),
      service: wantedOf(
        "service",
        services.map(({ name }) => name),
        sums,
        params,
      ),
    };
    const selections = [...wanted.team.read, ...wanted.service.read].map((of) => ({ ...asked.selection, ...of.place }));
    const query = { ...asked, zone: null, bucket: "month", compare: false, brief: true } as const;
    const facts = await readFactsOfMany(client, await readGround(client), selections, query, now);
    const figures = facts.map(figuresOf);
    return {
      teams: tableOf(wanted.team, figures.slice(0, wanted.team.read.length), params),
      services: tableOf(wanted.service, figures.slice(wanted.team.read.length), params),
    };
  });
}

/** A service has no places within it. */
const EMPTY: PlaceTable = { rows: [], total: 0, page: 1, pages: 1 };

const selected = (kind: Kind, name: string) => (kind === "team" ? { team: name, service: null } : { team: null, service: name });

function ordered(kind: Kind, names: readonly string[], sums: ReadonlyMap<string, number>, byName: boolean): string[] {
  const reached = (name: string): number => sums.get(scopeOf(selected(kind, name))) ?? 0;
  return names.toSorted((a, b) => (byName ? 0 : reached(b) - reached(a)) || a.localeCompare(b));
}

/** The places of one table whose figures are needed, in order of deployments or by name, and the page that is looked at. */
type Wanted = {
  readonly kind: Kind;
  readonly read: readonly { readonly name: string; readonly place: ReturnType<typeof selected> }[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Whether the order of the places is known without their figures. */
const isKnown = (sort: DeliveryParams["sort"]): boolean => sort === null || sort === "name";

function wantedOf(kind: Kind, names: readonly string[], sums: ReadonlyMap<string, number>, params: DeliveryParams): Wanted {
  const pages = Math.max(1, Math.ceil(names.length / PAGE_SIZE));
  const page = Math.min(kind === "team" ? params.teamPage : params.page, pages);
  const inOrder = ordered(kind, names, sums, params.sort === "name");
  const read = isKnown(params.sort) ? inOrder.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) : inOrder.slice(0, MOST_COMPARED);
  return { kind, read: read.map((name) => ({ name, place: selected(kind, name) })), total: names.length, page, pages };
}

function tableOf({ kind, read, total, page, pages }: Wanted, figures: readonly Figures[], params: DeliveryParams): PlaceTable {
  const places = read.flatMap(({ name }, index): Place[] => {
    const own = figures[index];
    return own === undefined ? [] : [{ name, figures: own }];
  });
  const shown = isKnown(params.sort) ? places : worstFirst(places, params.sort).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return { rows: shown.map((place) => rowOf(kind, place, params)), total, page, pages };
}

/** The worst of a metric first; those without a value last. */
function worstFirst(places: readonly Place[], sort: DeliveryParams["sort"]): Place[] {
  const metric = METRIC_IDS.find((id) => id === sort) ?? "deploymentFrequency";
  const sign = CATALOGUE[metric].better === "more" ? -1 : 1;
  const badness = ({ figures }: Place): number => {
    const { value } = figures[metric];
    return value === null ? Number.NEGATIVE_INFINITY : sign * value;
  };
  return places.toSorted((a, b) => compare(badness(b), badness(a)) || a.name.localeCompare(b.name));
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function rowOf(kind: Kind, { name, figures }: Place, params: DeliveryParams): PlaceRow {
  const cells: [MetricId, string][] = METRIC_IDS.map((metric) => [metric, figureInLine(figures[metric])]);
  return {
    name,
    href: deliveryHref({ ...params, ...selected(kind, name), why: null, reason: null, rows: 1, page: 1, teamPage: 1, sort: null }),
    cells: Object.fromEntries(cells) as PlaceRow["cells"],
  };
}
