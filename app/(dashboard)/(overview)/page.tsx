import { Overview } from "@/components/overview/overview";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { parseOverview } from "@/lib/urls/overview";
import type { SearchParams } from "@/lib/urls/search-params";
import { loadOverview } from "@/lib/views/overview/overview";

export const metadata = { title: "Delivery" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = parseOverview(await searchParams);
  const model = await pageView(loadOverview(await currentActor(), params, new Date()));
  return <Overview model={model} params={params} />;
}
