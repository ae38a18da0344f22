import { readServices } from "@/lib/db/read/catalogue/services";
import { teamNames } from "@/lib/db/read/catalogue/teams";
import { readWorkspace } from "@/lib/db/read/catalogue/workspace";
import { type Running, runningDeployments } from "@/lib/db/read/deployment/running";
import { dayTotals } from "@/lib/db/read/signals/day-totals";
import { servicesNow, type VersionNow } from "@/lib/db/read/signals/services-now";
import { type Actor, authorise, reaches, reachOf } from "@/lib/domain/access";
import { serviceHref } from "@/lib/urls/service";
import type { ServicesParams } from "@/lib/urls/services";
import { healthOf, type ServiceHealth } from "./health";
import { type RunningPlace, runningPlace } from "./running-place";

/** How far back a service that fell silent is still listed by its signals. */
const REMEMBERED_MS = 30 * 86_400_000;

export type ServiceListRow = {
  readonly name: string;
  readonly team: string | null;
  readonly href: string;
  /** Whether anybody ever announced a release of it; otherwise it is known by its signals only. */
  readonly announced: boolean;
  /** What runs in production, or where it was last put. */
  readonly running: RunningPlace | null;
  readonly health: ServiceHealth | null;
  readonly lastSeenAt: Date | null;
};

export type ServicesModel = { readonly timezone: string; readonly teams: readonly string[]; readonly rows: readonly ServiceListRow[] };

/** Every service that was announced or heard, with what runs and how it does. */
export async function loadServices(actor: Actor | null, params: ServicesParams, now: Date): Promise<ServicesModel> {
  authorise(actor, "view.read");
  const reach = reachOf(actor);
  const [workspace, teams, services, running, heard, days] = await Promise.all([
    readWorkspace(),
    teamNames(),
    readServices({ team: params.team, reach }),
    runningDeployments({ reach }),
    servicesNow(now, new Date(now.getTime() - REMEMBERED_MS)),
    dayTotals(now),
  ]);
  const known = new Set(services.map((service) => service.name));
  const within = heard.filter((version) => reaches(reach, version.service, version.environment));
  const unannounced = params.team !== null ? [] : [...new Set(within.map((version) => version.service))].filter((name) => !known.has(name));
  const rows = [...services, ...unannounced.map((name) => ({ name, team: null }))].map((service) => {
    const versions = within.filter((version) => version.service === service.name);
    const current = mainPlace(running.filter((one) => one.service === service.name));
    const environment = current?.environment ?? versions[0]?.environment;
    const day = days.find((one) => one.service === service.name && one.environment === environment);
    return {
      name: service.name,
      team: service.team,
      href: serviceHref({ name: service.name }),
      announced: known.has(service.name),
      running: current === undefined ? null : runningPlace(current),
      health: healthOf(
        versions.filter((version) => version.environment === environment),
        day,
      ),
      lastSeenAt: lastSeen(versions),
    };
  });
  return { timezone: workspace.timezone, teams, rows };
}

/** Production first, then the latest. */
const mainPlace = (places: readonly Running[]): Running | undefined => places.find(({ tier }) => tier === "production") ?? places[0];

const lastSeen = (versions: readonly VersionNow[]): Date | null =>
  versions.reduce<Date | null>((latest, { lastSeen: at }) => (latest === null || at > latest ? at : latest), null);
