import { Delivery } from "@/components/delivery/delivery";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { parseDelivery } from "@/lib/urls/delivery";
import type { SearchParams } from "@/lib/urls/search-params";
import { loadDelivery } from "@/lib/views/delivery/delivery";

export const metadata = { title: "Delivery metrics" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = parseDelivery(await searchParams);
  const model = await pageView(loadDelivery(await currentActor(), params, new Date()));
  return <Delivery model={model} params={params} />;
}
