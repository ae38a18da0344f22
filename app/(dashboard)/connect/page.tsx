import { Connect } from "@/components/connect/connect";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { pageOrigin } from "@/lib/http/page-origin";
import { parseConnect } from "@/lib/urls/connect";
import type { SearchParams } from "@/lib/urls/search-params";
import { loadConnect } from "@/lib/views/connect/connect";

export const metadata = { title: "Connect" };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = { ...parseConnect(await searchParams), origin: await pageOrigin() };
  const model = await pageView(loadConnect(await currentActor(), params, new Date()));
  return <Connect model={model} />;
}
