import { ReleaseList } from "@/components/releases/release-list";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { parseReleases } from "@/lib/urls/releases";
import type { SearchParams } from "@/lib/urls/search-params";
import { loadReleases } from "@/lib/views/releases/list";
import { restore } from "./actions";

export const metadata = { title: "Releases" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = parseReleases(await searchParams);
  const model = await pageView(loadReleases(await currentActor(), params, new Date()));
  return <ReleaseList model={model} params={params} restore={restore} />;
}
