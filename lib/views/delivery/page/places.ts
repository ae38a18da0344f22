import { readServices } from "@/lib/db/read/catalogue/services";
import { teamNames } from "@/lib/db/read/catalogue/teams";
import { busiestScopes } from "@/lib/db/read/delivery/busiest-scopes";
import { scopeOf } from "@/lib/db/read/delivery/scope";
import { inSnapshot, type Snapshot } from "@/lib/db/read/delivery/snapshot";
import { type Actor, reachOf } from "@/lib/domain/access";
import { dayOf } from "@/lib/domain/calendar";
import { CATALOGUE } from "@/lib/metrics/delivery/catalogue";
import { METRIC_IDS, type MetricId } from "@/lib/metrics/delivery/figure";
import { type Figures, figuresOf } from "@/lib/metrics/delivery/figures";
import { type DeliveryParams, deliveryHref } from "@/lib/urls/delivery";
import type { DeliveryModel, PlaceRow, PlaceTable } from "../model";
import { readPeriodFacts } from "../period-facts";
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
  const reach = reachOf(actor);
  const [teams, services] = await Promise.all([
    team === null && service === null && reach.services.length === 0 ? teamNames() : [],
    service === null ? readServices({ team, reach }) : [],
  ]);
  const bySums = params.sort === null || params.sort === "name";
  const [first, last] = [dayOf(asked.from, asked.zone), dayOf(new Date(asked.to.getTime() - 1), asked.zone)];
  const sums = await inSnapshot((client) => busiestScopes(client, first, last));
  const table = (kind: Kind, names: readonly string[]): Promise<PlaceTable> =>
    inSnapshot((client) =>
      tableOf(client, { kind, names: ordered(kind, names, sums, params.sort === "name"), params, asked, bySums }, now),
    );
  const [ofTeams, ofServices] = await Promise.all([
    table("team", teams),
    table(
      "service",
      services.map(({ name }) => name),
    ),
  ]);
  return { teams: ofTeams, services: ofServices };
}

const selected = (kind: Kind, name: string) => (kind === "team" ? { team: name, service: null } : { team: null, service: name });

function ordered(kind: Kind, names: readonly string[], sums: ReadonlyMap<string, number>, byName: boolean): string[] {
  const reached = (name: string): number => sums.get(scopeOf(selected(kind, name))) ?? 0;
  return names.toSorted((a, b) => (byName ? 0 : reached(b) - reached(a)) || a.localeCompare(b));
}

type Wanted = {
  readonly kind: Kind;
  /** In order of deployments, or by name. */
  readonly names: readonly string[];
  readonly params: DeliveryParams;
  readonly asked: DeliveryAsked;
  /** Whether that order is the one that was asked for. */
  readonly bySums: boolean;
};

async function tableOf(client: Snapshot, wanted: Wanted, now: Date): Promise<PlaceTable> {
  const { kind, names, params, asked, bySums } = wanted;
  const pages = Math.max(1, Math.ceil(names.length / PAGE_SIZE));
  const page = Math.min(kind === "team" ? params.teamPage : params.page, pages);
  const [from, to] = [(page - 1) * PAGE_SIZE, page * PAGE_SIZE];
  const read = bySums ? names.slice(from, to) : names.slice(0, MOST_COMPARED);
  const places: Place[] = [];
  for (const name of read) {
    const selection = { ...asked.selection, ...selected(kind, name) };
    const facts = await readPeriodFacts(client, { ...asked, selection, zone: null, bucket: "month", compare: false }, now);
    places.push({ name, figures: figuresOf(facts) });
  }
  const shown = bySums ? places : worstFirst(places, params.sort).slice(from, to);
  return { rows: shown.map((place) => rowOf(kind, place, params)), total: names.length, page, pages };
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
