import { Objectives } from "@/components/settings/objectives";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { parseObjectives } from "@/lib/urls/objectives";
import type { SearchParams } from "@/lib/urls/search-params";
import { loadObjectives } from "@/lib/views/settings/objectives";
import { remove, save } from "./actions";

export const metadata = { title: "Objectives" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const model = await pageView(loadObjectives(await currentActor(), parseObjectives(await searchParams), new Date()));
  return <Objectives model={model} save={save} remove={remove} />;
}
