import { Sources } from "@/components/settings/sources";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import type { SearchParams } from "@/lib/urls/search-params";
import { parseSources } from "@/lib/urls/sources";
import { loadSources } from "@/lib/views/settings/sources";
import { demote, promote } from "./actions";

export const metadata = { title: "Sources" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = parseSources(await searchParams);
  const model = await pageView(loadSources(await currentActor(), params, new Date()));
  return <Sources model={model} params={params} actions={{ promote, demote }} />;
}
