import { IncidentList } from "@/components/incidents/incident-list";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { parseIncidents } from "@/lib/urls/incidents";
import type { SearchParams } from "@/lib/urls/search-params";
import { loadIncidents } from "@/lib/views/incidents/list";

export const metadata = { title: "Incidents" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = parseIncidents(await searchParams);
  const model = await pageView(loadIncidents(await currentActor(), params, new Date()));
  return <IncidentList model={model} params={params} />;
}
