import type { Actor } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { parseConnect } from "@/lib/urls/connect";
import { parseConnection } from "@/lib/urls/connection";
import { parseDelivery } from "@/lib/urls/delivery";
import { parseIncident } from "@/lib/urls/incident";
import { parseIncidents } from "@/lib/urls/incidents";
import { parseObjectives } from "@/lib/urls/objectives";
import { parseOverview } from "@/lib/urls/overview";
import { decodedPart } from "@/lib/urls/path-part";
import { parseRelease } from "@/lib/urls/release";
import { parseReleases } from "@/lib/urls/releases";
import type { SearchParams } from "@/lib/urls/search-params";
import { parseService } from "@/lib/urls/service";
import { parseServices } from "@/lib/urls/services";
import { parseServicesSettings } from "@/lib/urls/services-settings";
import { parseSources } from "@/lib/urls/sources";
import { loadConnect } from "@/lib/views/connect/connect";
import { loadDelivery } from "@/lib/views/delivery/delivery";
import { loadIncident } from "@/lib/views/incident/incident";
import { loadIncidents } from "@/lib/views/incidents/list";
import { loadOverview } from "@/lib/views/overview/overview";
import { loadRelease } from "@/lib/views/release/release";
import { loadReleases } from "@/lib/views/releases/list";
import { loadService } from "@/lib/views/service/service";
import { loadServices } from "@/lib/views/services/list";
import { loadConnection } from "@/lib/views/settings/connection-page";
import { loadDeliverySettings } from "@/lib/views/settings/delivery";
import { loadEnvironments } from "@/lib/views/settings/environments";
import { loadNotifications } from "@/lib/views/settings/notifications";
import { loadObjectives } from "@/lib/views/settings/objectives";
import { loadPeople } from "@/lib/views/settings/people";
import { loadServicesSettings } from "@/lib/views/settings/services";
import { loadSources } from "@/lib/views/settings/sources";
import { loadTokens } from "@/lib/views/settings/tokens";

type Asked = { readonly id: string; readonly search: SearchParams; readonly origin: string };
type Load = (actor: Actor | null, asked: Asked, now: Date) => Promise<unknown>;

/** The pages that have data, by the first part of their address. `item` is the page of one of them. */
const PAGES: Readonly<Record<string, { readonly list?: Load; readonly item?: Load }>> = {
  "": { list: (actor, { search }, now) => loadOverview(actor, parseOverview(search), now) },
  releases: {
    list: (actor, { search }, now) => loadReleases(actor, parseReleases(search), now),
    item: (actor, { id, search }, now) => loadRelease(actor, parseRelease(id, search), now),
  },
  incidents: {
    list: (actor, { search }, now) => loadIncidents(actor, parseIncidents(search), now),
    item: (actor, { id, search }, now) => loadIncident(actor, parseIncident(id, search), now),
  },
  services: {
    list: (actor, { search }, now) => loadServices(actor, parseServices(search), now),
    item: (actor, { id, search }, now) => loadService(actor, parseService(id, search), now),
  },
  delivery: { list: (actor, { search }, now) => loadDelivery(actor, parseDelivery(search), now) },
  settings: { item: settingsData },
  connect: { list: (actor, { search, origin }, now) => loadConnect(actor, { ...parseConnect(search), origin }, now) },
};

function settingsData(actor: Actor | null, { id, search }: Asked, now: Date): Promise<unknown> {
  if (id === "sources") return loadSources(actor, parseSources(search), now);
  if (id === "services") return loadServicesSettings(actor, parseServicesSettings(search));
  if (id === "environments") return loadEnvironments(actor);
  if (id === "objectives") return loadObjectives(actor, parseObjectives(search), now);
  if (id === "delivery") return loadDeliverySettings(actor);
  if (id === "tokens") return loadTokens(actor, now);
  if (id === "notifications") return loadNotifications(actor);
  if (id === "people") return loadPeople(actor);
  throw noPage();
}

const noPage = (): WakeError =>
  new WakeError("not-found", "No page has this address.", { fix: "Take a page's address and add .json to it." });

/** The model that a page is drawn from, for the page's address with `.json`. */
export async function pageData(actor: Actor | null, path: readonly string[], url: URL, now: Date): Promise<unknown> {
  const [area = "", id, ...rest] = path;
  const search = Object.fromEntries(url.searchParams);
  const [part, ...more] = rest;
  if (area === "settings" && id === "sources" && part !== undefined && more.length === 0)
    return loadConnection(actor, { ...parseConnection(decodedPart(part), search), origin: url.origin }, now);
  const page = PAGES[area];
  const load = id === undefined ? page?.list : page?.item;
  if (load === undefined || rest.length > 0) throw noPage();
  return load(actor, { id: id ?? "", search, origin: url.origin }, now);
}
