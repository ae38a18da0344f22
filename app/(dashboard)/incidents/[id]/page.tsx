import type { Metadata } from "next";
import { Incident } from "@/components/incident/incident";
import { currentActor } from "@/lib/auth/session-actor";
import { pageView } from "@/lib/http/page";
import { parseIncident } from "@/lib/urls/incident";
import { decodedPart } from "@/lib/urls/path-part";
import type { SearchParams } from "@/lib/urls/search-params";
import { loadIncident } from "@/lib/views/incident/incident";
import { addFollowUp, decide, finishFollowUp, saveReview } from "./actions";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const ACTIONS = { decide, saveReview, addFollowUp, finishFollowUp };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodedPart((await params).id) };
}

export default async function Page({ params, searchParams }: Props) {
  const state = parseIncident(decodedPart((await params).id), await searchParams);
  const model = await pageView(loadIncident(await currentActor(), state, new Date()));
  return <Incident model={model} actions={ACTIONS} />;
}
