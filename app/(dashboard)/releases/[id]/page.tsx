import type { Metadata } from "next";
import { Release } from "@/components/release/release";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { decodedPart } from "@/lib/urls/path-part";
import { parseRelease } from "@/lib/urls/release";
import type { SearchParams } from "@/lib/urls/search-params";
import { loadRelease } from "@/lib/views/release/release";
import { decide, say } from "./actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodedPart((await params).id).replace("@", " ") };
}

export default async function Page({ params, searchParams }: Props) {
  const state = parseRelease(decodedPart((await params).id), await searchParams);
  const model = await pageView(loadRelease(await currentActor(), state, new Date()));
  return <Release model={model} decide={decide} say={say} />;
}
