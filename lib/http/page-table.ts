import type { Actor } from "@/lib/domain/access";
import { WakeError } from "@/lib/domain/error";
import { parseDelivery } from "@/lib/urls/delivery";
import { parseIncidents } from "@/lib/urls/incidents";
import { parseReleases } from "@/lib/urls/releases";
import type { CsvTable } from "./csv-response";
import { deliveryRowsTable, deliveryTable } from "./delivery-table";
import { incidentsTable } from "./incidents-table";
import { releasesTable } from "./releases-table";

/** The table of a page, for the page's address with `.csv`: by the same loader and with the same parameters as the page. */
export function pageTable(actor: Actor | null, path: readonly string[], url: URL, now: Date): CsvTable {
  const search = Object.fromEntries(url.searchParams);
  const [area, ...rest] = path;
  if (rest.length === 0 && area === "releases") return releasesTable(actor, parseReleases(search), now);
  if (rest.length === 0 && area === "incidents") return incidentsTable(actor, parseIncidents(search), now);
  if (rest.length === 0 && area === "delivery") {
    const params = parseDelivery(search);
    return params.why === null ? deliveryTable(actor, params, now) : deliveryRowsTable(actor, params, params.why, now);
  }
  throw new WakeError("not-found", "No page has a table at this address.", {
    fix: "/delivery.csv, /incidents.csv and /releases.csv have one.",
  });
}
