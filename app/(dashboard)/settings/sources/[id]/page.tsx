import { Connection } from "@/components/settings/connection";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { pageOrigin } from "@/lib/http/page-origin";
import { parseConnection } from "@/lib/urls/connection";
import { decodedPart } from "@/lib/urls/path-part";
import type { SearchParams } from "@/lib/urls/search-params";
import { loadConnection } from "@/lib/views/settings/connection-page";
import * as verbs from "./actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export const metadata = { title: "Connected system" };

export default async function Page({ params, searchParams }: Props) {
  const state = parseConnection(decodedPart((await params).id), await searchParams);
  const asked = { ...state, origin: await pageOrigin() };
  const model = await pageView(loadConnection(await currentActor(), asked, new Date()));
  return <Connection model={model} params={state} actions={{ ...verbs }} />;
}
