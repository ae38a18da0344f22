import { ServicesSettings } from "@/components/settings/services-settings";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import type { SearchParams } from "@/lib/urls/search-params";
import { parseServicesSettings } from "@/lib/urls/services-settings";
import { loadServicesSettings } from "@/lib/views/settings/services";
import * as verbs from "./actions";

export const metadata = { title: "Services, teams and machines" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = parseServicesSettings(await searchParams);
  const model = await pageView(loadServicesSettings(await currentActor(), params));
  return <ServicesSettings model={model} params={params} actions={{ ...verbs }} />;
}
