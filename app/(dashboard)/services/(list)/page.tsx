import { ServiceList } from "@/components/services/service-list";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import type { SearchParams } from "@/lib/urls/search-params";
import { parseServices } from "@/lib/urls/services";
import { loadServices } from "@/lib/views/services/list";

export const metadata = { title: "Services" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = parseServices(await searchParams);
  const model = await pageView(loadServices(await currentActor(), params, new Date()));
  return <ServiceList model={model} params={params} />;
}
