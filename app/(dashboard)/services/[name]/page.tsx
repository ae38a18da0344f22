import type { Metadata } from "next";
import { Service } from "@/components/services/service";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { decodedPart } from "@/lib/urls/path-part";
import type { SearchParams } from "@/lib/urls/search-params";
import { parseService } from "@/lib/urls/service";
import { loadService } from "@/lib/views/service/service";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodedPart((await params).name) };
}

export default async function Page({ params, searchParams }: Props) {
  const state = parseService(decodedPart((await params).name), await searchParams);
  const model = await pageView(loadService(await currentActor(), state, new Date()));
  return <Service model={model} params={state} />;
}
