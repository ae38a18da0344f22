import { read } from "./events";
import { SHOWROOM } from "./wakes";

/** Every page of the product, one address each, with rows of the demo history. */
export async function allPages(): Promise<string[]> {
  const { rows } = await read<{ rows: { href: string }[] }>(SHOWROOM, "/releases.json?verdict=regressed&period=90d");
  const services = await read<{ rows: { href: string }[] }>(SHOWROOM, "/services.json");
  const incidents = await read<{ rows: { href: string }[] }>(SHOWROOM, "/incidents.json?period=90d&cause=known");
  return [
    "/",
    "/?period=90d&why=leadTimeForChanges",
    "/releases",
    "/releases?period=365d&outcome=hurt&sort=oldest",
    "/releases?verdict=failed&period=90d",
    rows[0]?.href ?? "/releases/none",
    "/incidents",
    "/incidents?period=90d&state=resolved&cause=undecided",
    incidents.rows[0]?.href ?? "/incidents/none",
    "/services",
    services.rows[0]?.href ?? "/services/none",
    "/connect",
    "/settings/sources",
    "/settings/sources/new",
    "/settings/sources/new?system=servicenow",
    "/settings/services",
    "/settings/environments",
    "/settings/objectives",
    "/services/booking",
    "/settings/delivery",
    "/settings/notifications",
    "/settings/tokens",
    "/releases?show=unrecorded&period=90d",
    "/delivery",
    "/delivery?period=90d&why=changeFailureRate",
    "/delivery?period=90d&reconcile=1&bucket=month",
    "/releases?q=nothing-is-called-this",
  ];
}
