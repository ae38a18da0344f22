import { readEnvironments, readServices, type ServiceRow } from "@/lib/db/read/catalogue/services";
import { busiestScopes } from "@/lib/db/read/delivery/busiest-scopes";
import { readGround } from "@/lib/db/read/delivery/ground";
import { inSnapshot } from "@/lib/db/read/delivery/snapshot";
import { type Actor, authorise, type Reach, reachOf } from "@/lib/domain/access";
import { dayOf } from "@/lib/domain/calendar";
import type { Selection } from "@/lib/domain/delivery-row";
import type { GaugeFamily } from "@/lib/domain/gauge-family";
import { figuresOf } from "@/lib/metrics/delivery/figures";
import { readFactsOfMany } from "../period-facts";
import { deliveryAsked } from "../question";
import { deliveryFamilies, type ScrapedScope } from "./families";

export const MOST_SERVICES = 500;
export const MOST_TEAMS = 100;
const DAYS = 28;
const DAY_S = 86_400;

type Scope = { readonly labels: Readonly<Record<string, string>>; readonly selection: Selection };

/**
 * The figures of the last 28 calendar days, today included, of everything, of each team and of each service within reach, as gauges. Of
 * more than 500 services or 100 teams those that deployed most are told of. All of it is one state of the database; it takes as
 * many statements as one of them. A token that reaches some services only is told of those and of nothing they are a part of.
 */
export async function loadScrape(actor: Actor | null, now: Date): Promise<GaugeFamily[]> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const [services, environments] = await Promise.all([readServices({ team: null, reach }), environmentsOf(reach)]);
  return inSnapshot(async (client) => {
    const ground = await readGround(client);
    const { zone } = ground.settings;
    const asked = deliveryAsked({ days: DAYS, definition: "wake", bots: false, unit: "change", bucket: "month" }, zone, now);
    const busiest = await busiestScopes(client, dayOf(asked.from, zone), dayOf(now, zone));
    const all = [...environments].flatMap((environment) => scopesOf(services, reach, environment, busiest));
    const selections = all.map(({ selection }) => selection);
    const periods = await readFactsOfMany(client, ground, selections, { ...asked, compare: false, brief: true }, now);
    const told = all.flatMap(({ labels }, index): ScrapedScope[] => {
      const facts = periods[index];
      return facts === undefined ? [] : [{ labels, facts: facts.now, figures: figuresOf(facts) }];
    });
    return [windowFamily, leftOutFamily(services), ...deliveryFamilies(told)];
  });
}

/** Null: all of production together. A token that reaches some environments only is told of each by itself. */
async function environmentsOf(reach: Reach): Promise<(string | null)[]> {
  if (reach.environments.length === 0) return [null];
  const known = await readEnvironments(reach);
  return known.filter(({ tier }) => tier === "production").map(({ name }) => name);
}

function scopesOf(
  services: readonly ServiceRow[],
  reach: Reach,
  environment: string | null,
  busiest: ReadonlyMap<string, number>,
): Scope[] {
  const place: Record<string, string> = environment === null ? {} : { environment };
  const nowhere = { service: null, team: null, environment };
  const teams = [...new Set(services.flatMap(({ team }) => team ?? []))];
  const whole: Scope[] = [
    { labels: { scope: "all", ...place }, selection: nowhere },
    ...busiestOf(teams, (team) => busiest.get(`team:${team}`), MOST_TEAMS).map((team) => ({
      labels: { scope: "team", team, ...place },
      selection: { ...nowhere, team },
    })),
  ];
  const each = busiestOf(services, ({ name }) => busiest.get(`service:${name}`), MOST_SERVICES).map(
    ({ name, team }): Scope => ({
      labels: { scope: "service", service: name, team: team ?? "", ...place },
      selection: { ...nowhere, service: name },
    }),
  );
  return reach.services.length === 0 ? [...whole, ...each] : each;
}

/** At most so many, in the order they came in: those with the highest counts. */
function busiestOf<Item>(items: readonly Item[], countOf: (item: Item) => number | undefined, most: number): Item[] {
  if (items.length <= most) return [...items];
  const kept = new Set(items.toSorted((a, b) => (countOf(b) ?? 0) - (countOf(a) ?? 0)).slice(0, most));
  return items.filter((item) => kept.has(item));
}

const windowFamily: GaugeFamily = {
  name: "wake_delivery_window_seconds",
  unit: "seconds",
  help: "Length of the window that every other gauge is about; it ends with today in the time zone of the workspace.",
  samples: [{ labels: {}, value: DAYS * DAY_S }],
};

const leftOutFamily = (services: readonly ServiceRow[]): GaugeFamily => ({
  name: "wake_delivery_left_out_services",
  unit: null,
  help: "Services that are not told of, because there are too many.",
  samples: [{ labels: {}, value: Math.max(0, services.length - MOST_SERVICES) }],
});
